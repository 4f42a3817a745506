/** A text as a QR code. Drawn as a picture: phones show it everywhere, and nothing leaves the phone. */
import { Image } from '@tarojs/components';
import { useMemo } from 'react';
import makeCode from 'qrcode-generator';

/** Big enough to be read from another phone, with the quiet border that readers need. */
const CELL = 6;
const MARGIN = CELL * 4;

function pictureOf(text: string): string {
  const code = makeCode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  return code.createDataURL(CELL, MARGIN);
}

export function QrPicture({ text, label }: { text: string; label: string }) {
  const source = useMemo(() => pictureOf(text), [text]);
  return (
    <Image className="factor__code" src={source} mode="aspectFit" {...{ 'aria-label': label, alt: label }} />
  );
}
