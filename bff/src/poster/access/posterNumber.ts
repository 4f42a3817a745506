/** The number of the next poster: the series of the last one goes on, one wider when it is full. */

const FIRST = 'P-0001';

export function nextPosterNumber(last: string | undefined): string {
  const [, series = '', digits = ''] = /^(.*?)(\d+)$/.exec(last ?? '') ?? [];
  if (!digits) return FIRST;
  // Numbers sort as text: JC-9999 is followed by JC-A0001, which sorts behind it.
  if (/^9+$/.test(digits)) return `${series}A${'1'.padStart(digits.length, '0')}`;
  return `${series}${String(Number(digits) + 1).padStart(digits.length, '0')}`;
}
