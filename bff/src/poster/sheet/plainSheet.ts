/** The first sheet of a print when WeChat refused some codes: which posters carry the plain-link code alone. */
import { brand, quiet, wrap, write, type Pen } from '../../platform/pdf/drawing';

export interface RefusedCode {
  /** The poster's number. */
  number: string;
  /** In a few words, such as `微信错误 41030`. */
  reason: string;
}

const UNPUBLISHED = '41030';
const LINE = 8;
const LONGEST = 24;

const hints = (refused: readonly RefusedCode[]): string[] => [
  `下面 ${refused.length} 张没有取到小程序码，只印了网页码；扫码后用网页填写，不影响反映问题。`,
  ...(refused.some(({ reason }) => reason.includes(UNPUBLISHED))
    ? ['41030：小程序还没有发布正式版，发布以后再打印一次，就会有小程序码。']
    : []),
];

/** One line for each reason, then the numbers it befell; the rest is counted when the sheet is full. */
export function drawPlainSheet(sheet: Pen, refused: readonly RefusedCode[]): void {
  write(sheet, { text: '打印前请看', x: 105, y: 24, size: 8, color: brand, width: 180 });
  const numbersOf = new Map<string, string[]>();
  for (const { number, reason } of refused) numbersOf.set(reason, [...(numbersOf.get(reason) ?? []), number]);
  const lines = [
    ...hints(refused),
    ...[...numbersOf].map(([reason, numbers]) => `${reason}（${numbers.length} 张）：${numbers.join('、')}`),
  ].flatMap((line) => wrap(sheet.font, line, 4.4, 174));
  const shown = lines.slice(0, LONGEST);
  if (lines.length > LONGEST) shown.push('……');
  for (const [at, text] of shown.entries())
    write(sheet, { text, x: 18, y: 40 + at * LINE, size: 4.4, ...(at === 0 ? { color: quiet } : {}) });
}
