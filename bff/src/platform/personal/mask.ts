/** How names look to those who need not know them. */

/** 王小明 → 王** : the family name stays, so that people can be spoken to. */
export const maskName = (name: string): string =>
  ([...name][0] ?? '') + '*'.repeat(Math.max(1, [...name].length - 1));
