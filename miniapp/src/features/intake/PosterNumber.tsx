/** The number printed on a poster, for whoever cannot scan: it fills in the place, which stays editable. */
import { posterEndpoints } from '@jsjb/shared/poster/contract';
import { useState } from 'react';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { TextField } from '@/components/Field';
import { Sheet } from '@/components/Sheet';
import { unspaced } from '@/components/elements/typedNumbers';

const plain = /^[A-Za-z0-9][A-Za-z0-9-]*$/;

/** A place in words, or what is wrong with the number. */
async function lookUp(typed: string): Promise<{ place: string } | { wrong: string }> {
  const number = unspaced(typed);
  if (!plain.test(number)) return { wrong: '请填写海报上印的编号，例如 JC-0001' };
  try {
    const { known, place, areaName } = await request(posterEndpoints.findPosterPlace, { params: { number } });
    if (!known || !place) return { wrong: '没有这个编号的海报，请核对，或者直接写地址' };
    return { place: areaName && !place.includes(areaName) ? `${areaName} ${place}` : place };
  } catch (error) {
    return { wrong: wordsOf(error) };
  }
}

export function PosterNumber({
  onClose,
  onFound,
}: {
  onClose: () => void;
  onFound: (place: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const find = async (): Promise<void> => {
    setBusy(true);
    const found = await lookUp(typed);
    setBusy(false);
    if ('place' in found) onFound(found.place);
    else setWrong(found.wrong);
  };
  return (
    <Sheet
      open
      id="poster-sheet"
      title="海报上的编号"
      onClose={onClose}
      footer={<Button id="poster-find" block text="填入地点" loading={busy} onTap={() => void find()} />}
    >
      <TextField
        id="poster-typed"
        label="海报编号"
        required
        value={typed}
        error={wrong}
        hint="印在二维码下面，例如 JC-0001"
        maxLength={32}
        onChange={(next) => {
          setTyped(next);
          setWrong('');
        }}
      />
    </Sheet>
  );
}
