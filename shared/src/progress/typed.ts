/** A ticket's number and the proof as people copy them from paper and screens. Pure. */

/** Full-width signs, spaces and dashes between groups, a small x. */
export const tidyNumber = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}‐-―−-]/gu, '')
    .toUpperCase();

export const tidyProof = (typed: string): string => typed.normalize('NFKC').replaceAll(/[\s\p{Cf}]/gu, '');

/** The four digits by which a phone is known; an extension belongs to a desk, not to the number. */
export function lastFourOf(phone: string): string | undefined {
  const [line = ''] = phone.split('转');
  const digits = line.replaceAll(/\D/g, '');
  return digits.length >= 7 ? digits.slice(-4) : undefined;
}
