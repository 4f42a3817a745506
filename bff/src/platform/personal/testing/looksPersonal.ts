/** What sounds or looks personal, by its name or by its value. Errs on the side of asking. */

const names = new Set(
  `address answer approvals attendees author birthday by caller contact contacts content cosigners door email household
  id card idcard joins mobile name note openid owner payee person persona personal persons phone place point proposer
  reason remark reply requester resident steps text title unionid wechat words worker`
    .split(/\s+/)
    // An id alone is of a record.
    .filter((word) => word !== 'id'),
);
const pictures = new Set(
  'avatar evidence file files image images photo photos picture pictures video voice'.split(' '),
);

/** `firstResponsiblePhone` → first, responsible, phone. */
const wordsOf = (key: string): string[] =>
  key
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);

const keysOf = (path: string): string[] => path.split('.');

export const soundsPersonal = (path: string): boolean =>
  keysOf(path).some((key) => names.has(key.toLowerCase()) || wordsOf(key).some((word) => names.has(word)));
export const soundsLikePhoto = (path: string): boolean =>
  keysOf(path).some((key) => wordsOf(key).some((word) => pictures.has(word)));

const PHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/;
const ID_CARD = /(?<!\d)\d{17}[\dXx](?!\d)/;
const ADDRESS = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/;
/** A phone, an identity number, a network address. */
export const looksPersonal = (text: string): boolean =>
  PHONE.test(text) || ID_CARD.test(text) || ADDRESS.test(text);

/** As the field cipher writes it. */
export const looksSealed = (text: string): boolean => /^[\w-]{1,16}\.[\w-]{38,}$/.test(text);

const OBJECT_ID = /(?<![0-9a-f])[0-9a-f]{24}(?![0-9a-f])/g;
export const idsIn = (text: string): string[] => text.match(OBJECT_ID) ?? [];
