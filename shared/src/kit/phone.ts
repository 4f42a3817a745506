/**
 * Telephone numbers as people in China write and dial them: mobiles, fixed lines with area code and extension, 400 and
 * 800 numbers. Our own, as it is bundled for phones: libphonenumber's data alone would be a quarter of the package, and
 * it takes 12345 and numbers without an area code as they come, which nobody could call back.
 */
export const phoneKinds = ['mobile', 'landline', 'service'] as const;
export type PhoneKind = (typeof phoneKinds)[number];

export interface Phone {
  kind: PhoneKind;
  /** `13912345678`, `0935-8212345`, `400-123-4567`; what is stored and shown, with `转` and the extension behind it. */
  text: string;
  /** What a telephone is told to dial; a comma waits before the extension. */
  dial: string;
}
export type PhoneAnswer = { ok: true; phone: Phone } | { ok: false; message: string };

/** Typed, with spaces and signs. */
export const PHONE_MAX = 32;

const no = (message: string): PhoneAnswer => ({ ok: false, message });
const yes = (kind: PhoneKind, parts: readonly string[], extension: string): PhoneAnswer => ({
  ok: true,
  phone: {
    kind,
    text: parts.join('-') + (extension && `转${extension}`),
    dial: parts.join('') + (extension && `,${extension}`),
  },
});

/** Full width becomes half width; what cannot be seen, and what only divides, goes. */
const plain = (typed: string): string =>
  typed.normalize('NFKC').replaceAll(/[\p{Cf}\p{Zs}\s()（）./·_‐-―−~-]/gu, '');
const EXTENSION = /^(.*\d)(?:转|轉|分机|分機|ext|[x#,，*])+(\d{1,6})$/iu;
/** After a divider, behind a whole fixed number: `0935-8212345-801`. */
const DIVIDED = /^((?:(?:\+|00)?86)?\D*0[1-9]\d{1,2}\D*[2-8]\d{6,7})[-‐-―−](\d{1,6})$/;
const COUNTRY = /^(?:\+|00)?86(?=\d{9,12}$)/;
const AREA = /^(0(?:10|2\d|[3-9]\d{2}))([2-8]\d{6,7})$/;

function splitExtension(typed: string): [string, string] {
  const written = typed.normalize('NFKC').replaceAll(/[\p{Cf}\p{Zs}\s]/gu, '');
  const [, number = written, extension = ''] = EXTENSION.exec(written) ?? DIVIDED.exec(written) ?? [];
  return [plain(number), extension];
}

/** One number, read from what was typed; otherwise why not, in words for whoever typed it. */
export function readPhone(typed: string): PhoneAnswer {
  const [written, extension] = splitExtension(typed);
  const bare = written.replace(COUNTRY, '');
  if (bare === '') return no('请填写电话号码');
  if (!/^\d+$/.test(bare)) return no('电话号码里有不能识别的字符，请只填一个号码');
  // Abroad the zero of the area code is left out.
  const digits =
    bare !== written && /^[2-9]\d{8,10}$/.test(bare) && !/^[48]00/.test(bare) ? `0${bare}` : bare;
  if (/^1[3-9]\d{9}$/.test(digits)) return yes('mobile', [digits], extension);
  const [, area, line] = AREA.exec(digits.replace(/^0?(10)(?=\d{8}$)/, '0$1')) ?? [];
  if (area && line && (line.length === 8 || area.length === 4))
    return yes('landline', [area, line], extension);
  if (/^[48]00\d{7}$/.test(digits)) {
    return yes('service', [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)], extension);
  }
  if (/^1\d{10}$/.test(digits)) return no('没有这样的手机号，请核对');
  if (/^[2-8]\d{6,7}$/.test(digits)) return no('座机请加上区号，例如 0935-8212345');
  if (digits.length <= 6) return no('请填写能打通的号码：手机号，或带区号的座机');
  return no(digits.startsWith('1') ? '手机号应为 11 位，请核对' : '电话号码不对：手机号 11 位，座机请带区号');
}

/** As it is stored; undefined for what is no number. */
export function phoneText(typed: string): string | undefined {
  const answer = readPhone(typed);
  return answer.ok ? answer.phone.text : undefined;
}

/** A mobile without an extension, which alone can sign somebody in; undefined for anything else. */
export function mobileText(typed: string): string | undefined {
  const text = phoneText(typed);
  return text !== undefined && /^1\d{10}$/.test(text) ? text : undefined;
}

/** For a `tel:` link and a phone's dialler; what an earlier release stored is dialled as it stands. */
export function dialOf(stored: string): string {
  const answer = readPhone(stored);
  return answer.ok ? answer.phone.dial : stored.replaceAll(/[^\d+,]/g, '');
}

/** Beginning and end, so that a person knows it for theirs: 139****5678, 0935-****345. */
export function maskPhone(stored: string): string {
  const answer = readPhone(stored);
  if (!answer.ok) return stored === '' ? '' : '****';
  const [number = ''] = answer.phone.text.split('转');
  const [area = '', line] = number.split('-');
  if (answer.phone.kind === 'mobile') return `${number.slice(0, 3)}****${number.slice(-4)}`;
  return line === undefined ? '****' : `${area}-****${number.slice(-3)}`;
}
