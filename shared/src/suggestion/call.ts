/** A call for ideas (征集主题): a question to the public, open for a time. */

export interface SuggestionCall {
  id: string;
  title: string;
  text: string;
  startsAt: Date;
  endsAt: Date;
  /** The unit that asks. */
  unitId?: string;
  /** Taken back before its time. */
  closed: boolean;
}

export const callPhases = ['upcoming', 'open', 'ended'] as const;
export type CallPhase = (typeof callPhases)[number];

export const phaseOf = (
  call: Pick<SuggestionCall, 'startsAt' | 'endsAt' | 'closed'>,
  now: Date,
): CallPhase => (call.closed || now >= call.endsAt ? 'ended' : now < call.startsAt ? 'upcoming' : 'open');

/** The sentence for whoever answers a call that is not open. */
export const closedCallWords: Record<Exclude<CallPhase, 'open'>, string> = {
  upcoming: '这次征集还没有开始，请到时候再来。您也可以现在直接提建议。',
  ended: '这次征集已经结束，感谢关注。您仍然可以直接提建议。',
};
