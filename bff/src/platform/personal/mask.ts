/** How names and phones look to those who need not know them. */

export const maskPhone = (phone: string): string => phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');

/** 王小明 → 王** : the family name stays, so that people can be spoken to. */
export const maskName = (name: string): string =>
  name.slice(0, 1) + '*'.repeat(Math.max(1, [...name].length - 1));
