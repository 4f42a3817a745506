/** What a text may show to everybody: pure. Names and numbers of people are no part of a suggestion. */

/** Five and more digits, also in full width or divided as phones and identity cards are written. */
const numbers = /[0-9０-９](?:[-\s–—.·]?[0-9０-９]){4,}[XxＸｘ]?/g;
const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** For neighbours who read an original: whatever may be a phone, an identity card or an address of mail is left out. */
export const withoutNumbers = (text: string): string =>
  text.replaceAll(mail, '＊＊＊').replaceAll(numbers, '＊＊＊');

const EXCERPT = 40;
/** The beginning of a matter: enough to know it for one's own, too little for a door or a name further on. */
export function excerptForNeighbours(text: string): string {
  const characters = [...withoutNumbers(text)];
  return characters.slice(0, EXCERPT).join('') + (characters.length > EXCERPT ? '…' : '');
}

const searched = (text: string): string => text.normalize('NFKC').replaceAll(/[\s–—.·-]/g, '');
/** A mobile phone, a fixed line with its area, an identity card. Years and sums are no secrets. */
const telling: readonly [RegExp, string][] = [
  [/(?<!\d)\d{17}[\dXx](?![\dXx])/, '身份证号'],
  [/(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)/, '手机号'],
  [/(?<!\d)0\d{9,11}(?!\d)/, '电话号码'],
];

/** The sentence for a text that would show somebody; undefined when a person may publish it. */
export function refusalOfPublic(texts: readonly string[], name: string | undefined): string | undefined {
  const whole = texts.map(searched);
  for (const [pattern, what] of telling) {
    if (whole.some((text) => pattern.test(text))) return `公开的文字里像是有${what}，请删去后再公开。`;
  }
  if (texts.some((text) => new RegExp(mail.source).test(text)))
    return '公开的文字里像是有邮箱地址，请删去后再公开。';
  const [full = ''] = [searched(name ?? '')];
  if ([...full].length >= 2 && whole.some((text) => text.includes(full)))
    return '公开的文字里有建议人的姓名，请改成“一位市民”后再公开。';
  return undefined;
}
