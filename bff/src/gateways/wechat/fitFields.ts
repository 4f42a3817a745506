/** Makes values fit the fields of a template: a notice cut short is better than one refused. */

/** What the platform's clock and calendar show in China. */
const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** As the fields `time` and `date` want it: 2025年10月10日 09:05. */
export function chinaTime(at: Date): string {
  const part = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part.year}年${part.month}月${part.day}日 ${part.hour}:${part.minute}`;
}

const cut = (text: string, length: number): string => {
  const letters = [...text];
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join('')}…`;
};
const only = (text: string, pattern: RegExp, length: number): string =>
  (text.match(pattern) ?? []).slice(0, length).join('');
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

const fits: Record<string, (text: string) => string> = {
  thing: (text) => cut(text, 20),
  character_string: (text) => only(text, /[\x20-\x7e]/g, 32),
  phrase: (text) => only(text, /\p{Script=Han}/gu, 5),
  name: (text) => only(text, /[\p{Script=Han}A-Za-z·]/gu, 10),
  phone_number: (text) => only(text, /[\d+\-() ]/g, 17),
};

/** An empty value is refused by the platform too, so it becomes a word that says so. */
const empty: Record<string, string> = {
  phrase: '无',
  name: '匿名',
  character_string: '-',
  phone_number: '-',
};

/** `data`: field name → text, such as `{ thing1: '路灯不亮' }`. */
export function fitFields(data: Readonly<Record<string, string>>): Record<string, string> {
  const fitted = Object.entries(data).map(([field, value]) => {
    const kind = field.replace(/\d+$/, '');
    const text = (fits[kind] ?? ((same: string) => same))(oneLine(value)).trim();
    return [field, text === '' ? (empty[kind] ?? '无') : text] as const;
  });
  return Object.fromEntries(fitted);
}
