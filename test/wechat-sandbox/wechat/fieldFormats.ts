/** What each kind of template field may hold. A field is named by its kind and a number: `thing1`. */
const length = (text: string): number => [...text].length;
// oxlint-disable-next-line no-control-regex
const hasControl = (text: string): boolean => /[\u0000-\u001f\u007f\u2028\u2029]/.test(text);

const CLOCK = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
const DAY = String.raw`(\d{4}年\d{1,2}月(\d{1,2}日)?|\d{1,2}月\d{1,2}日|\d{4}[-/.]\d{1,2}([-/.]\d{1,2})?|\d{1,2}[-/.]\d{1,2})`;
const range = (one: string): RegExp => new RegExp(`^${one}(~${one})?$`);
const TIME = range(`(${DAY} )?${CLOCK}`);
const DATE = range(`${DAY}( ${CLOCK})?`);

const formats: Record<string, (text: string) => boolean> = {
  thing: (text) => length(text) <= 20,
  number: (text) => /^-?\d+(\.\d+)?$/.test(text) && text.length <= 32,
  letter: (text) => /^[A-Za-z]{1,32}$/.test(text),
  symbol: (text) => /^[\p{P}\p{S}]{1,5}$/u.test(text),
  character_string: (text) => /^[\x20-\x7e]{1,32}$/.test(text),
  time: (text) => TIME.test(text),
  date: (text) => DATE.test(text),
  amount: (text) => /^\p{Sc}?\d{1,10}(\.\d+)?元?$/u.test(text),
  phone_number: (text) => /^[\d+\-() ]{1,17}$/.test(text),
  car_number: (text) => /^[\p{Script=Han}A-Z0-9][A-Z0-9]{1,6}[\p{Script=Han}A-Z0-9]$/u.test(text),
  name: (text) =>
    /\p{Script=Han}/u.test(text)
      ? length(text) <= 10 && /^[\p{Script=Han}A-Za-z·.\s]+$/u.test(text)
      : /^[A-Za-z\p{P}\s]{1,20}$/u.test(text),
  phrase: (text) => /^\p{Script=Han}{1,5}$/u.test(text),
};

export type FieldFault = 'empty' | 'invalid';

/** What WeChat would find wrong with this value of this field. */
export function fieldFault(field: string, value: unknown): FieldFault | undefined {
  if (typeof value !== 'string') return 'invalid';
  if (value.trim() === '') return 'empty';
  const fits = formats[field.replace(/\d+$/, '')];
  return fits?.(value) && !hasControl(value) ? undefined : 'invalid';
}
