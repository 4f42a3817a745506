/** Numbers as people paste and type them: full-width signs of a Chinese keyboard, spaces for the eye. Pure. */

/** As it is kept: no full-width signs, no spaces. */
export const unspaced = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '');

/** A telephone book writes the country before a number; nobody dials it here. */
const country = /^(?:00)?86(?=1\d{10}$)/;

/** Nothing but digits. */
export const digitsOf = (typed: string): string => unspaced(typed).replace(/\D/g, '').replace(country, '');
