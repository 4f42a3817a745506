/** What an office wrote to a requester, as a neighbour may read it: pure. Nothing in it tells who raised the matter. */
import type { Personal } from '../../platform/personal/personal';
import { excerptForNeighbours, withoutNumbers } from './publicText';

const HIDDEN = '＊＊＊';
const ONE_OF_US = '反映人';

const compound = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木';
const title = '女士|先生|小姐|大爷|大妈|大叔|阿姨|奶奶|爷爷|师傅|同志';
const addressed = new RegExp(`(?:${compound}|(?!您)\\p{Script=Han})(?:${title})`, 'gu');
const digit = '[0-9０-９一二三四五六七八九十百]';
const door = new RegExp(
  `${digit}+\\s*单元(?:\\s*${digit}+)?\\s*(?:室|号|户)?|${digit}{3,5}\\s*(?:室|户)|${digit}+\\s*号\\s*${digit}+\\s*室`,
  'gu',
);

const without = (text: string, secret: string | undefined, instead: string): string =>
  secret && [...secret].length > 1 ? text.replaceAll(secret, instead) : text;

/** `personal`: who raised it, as far as is known. */
export function textForNeighbours(text: string, { name, address }: Partial<Personal>): string {
  const unnamed = without(without(text, address, HIDDEN), name, ONE_OF_US);
  return withoutNumbers(unnamed.replaceAll(addressed, ONE_OF_US).replaceAll(door, HIDDEN));
}

/** The beginning of what the requester wrote. */
export const matterForNeighbours = (content: string, personal: Partial<Personal> = {}): string =>
  excerptForNeighbours(textForNeighbours(content, personal));

export const NOT_FOR_NEIGHBOURS = '这件事已经办理，具体情况已告知反映人。';

/** Of somebody who asked to be kept unknown: where anything had to be taken out, nothing is sure. */
export function answerForNeighbours(
  text: string,
  personal: Partial<Personal>,
  { requester, confidential }: { requester: { anonymous: boolean }; confidential: boolean },
): string {
  if (confidential) return NOT_FOR_NEIGHBOURS;
  const shown = textForNeighbours(text, personal);
  return requester.anonymous && shown !== text ? NOT_FOR_NEIGHBOURS : shown;
}
