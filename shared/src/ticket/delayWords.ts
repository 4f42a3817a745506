/** What the requester is told when a matter takes longer or ends early: the unit's own words, and the new date. */
import { dateWords, instantWords } from '../calendar/dateWords';
import type { UnitRequest } from './ticket';

/** Kept by the decision on a unit's request; absent in logs from before the words were told. */
export interface ToldReason {
  /** As the unit wrote it, or as the centre put it; what the unit wrote stays in its request. */
  toResident?: string;
  /** The unit whose words they are. */
  askedBy?: string;
}

interface Decision {
  approved: boolean;
  note: string;
  /** The centre's own wording, if it changed the unit's. */
  toResident?: string;
}

/** Only what was granted is told: what was refused delays nothing. */
export function withToldReason(
  { toResident, ...decision }: Decision,
  asked: UnitRequest | undefined,
): Decision & ToldReason {
  if (!decision.approved || !asked) return decision;
  return {
    ...decision,
    toResident: toResident || asked.reason,
    ...(asked.unitId ? { askedBy: asked.unitId } : {}),
  };
}

const sentence = (words: string): string => (/[。！？.!?…]$/u.test(words) ? words : `${words}。`);

/** The former sentences stand where a log holds no words for the requester. */
export const extensionWords = (unit: string, { toResident, dueAt }: ToldReason & { dueAt?: Date }): string =>
  toResident === undefined
    ? '情况比较复杂，需要多一点时间，请您谅解。'
    : `${unit}申请延长：${sentence(toResident)}${dueAt ? `新的办理时限 ${instantWords(dueAt)}。` : ''}`;

export const shelvingWords = (
  unit: string,
  { toResident, reviewDate }: ToldReason & { reviewDate?: string },
): string =>
  toResident === undefined
    ? '条件具备后会恢复办理，并再次告知您。'
    : `${unit}说明：${sentence(toResident)}${reviewDate ? `计划 ${dateWords(reviewDate)}复查。` : ''}恢复办理时会再告诉您。`;

/** Undefined: the log holds only what the centre noted, which was told then. */
export const terminationWords = (unit: string, { toResident }: ToldReason): string | undefined =>
  toResident === undefined ? undefined : `${unit}说明：${sentence(toResident)}`;

/** The reason of a return is between offices, and so is one that was refused; that another unit takes over is not. */
export const returnApprovedWords = (to: string): string => `原单位认为不属于其职责，已重新派给${to}。`;
export const ruledWords = (to: string): string => `经联席会议裁定，由${to}办理。`;
