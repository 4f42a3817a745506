/** How whoever raised a ticket is reached, and for whom somebody raised it (代家人反映). */

export const contactWays = ['phone', 'message'] as const;
export type ContactWay = (typeof contactWays)[number];

export const contactWayWords: Record<ContactWay, string> = { phone: '电话', message: '小程序消息' };

export const relations = [
  'mother',
  'father',
  'grandparent',
  'spouse',
  'child',
  'relative',
  'neighbour',
  'other',
] as const;
export type Relation = (typeof relations)[number];

/** Who it is to whom writes it down. */
export const relationWords: Record<Relation, string> = {
  mother: '母亲',
  father: '父亲',
  grandparent: '祖辈老人',
  spouse: '爱人',
  child: '孩子',
  relative: '亲属',
  neighbour: '邻居',
  other: '他人',
};

/** Whom a resident raised it for; the resident follows it and is told. */
export interface Behalf {
  relation: Relation;
  /** That person has no phone of their own: the number is the resident's. */
  ownPhone?: true;
}

export const behalfWords = ({ relation, ownPhone }: Behalf): string =>
  `代${relationWords[relation]}反映${ownPhone ? '，电话是反映人自己的' : ''}`;

/** What a reader at work is told beside name and phone. */
export interface Reach {
  /** How they would like to be reached; absent where that was not asked. */
  preferredContact?: ContactWay | undefined;
  noPhone?: boolean | undefined;
  /** Messages in the program reach them. */
  messages?: boolean | undefined;
  behalf?: Behalf | undefined;
}

/** In the place of a number that was not left. */
export const noPhoneWords = ({ messages }: Reach): string =>
  messages === false ? '没有号码，也收不到消息，请上门联系' : '没有留电话，用消息联系';

/** Undefined: by phone, as everybody is. */
export const preferenceWords = ({ preferredContact, noPhone }: Reach): string | undefined =>
  preferredContact === 'message' && !noPhone ? '希望用小程序消息联系' : undefined;
