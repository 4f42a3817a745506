/** Judges what falls due without anybody acting: a requester who was never contacted. */
import type { Deps } from '../../deps';
import { judgeDue } from '../store/settleFacts';

/** How many tickets were judged again. */
export const recheckScores = ({ models, ruleVersions, now }: Deps, signal?: AbortSignal): Promise<number> =>
  judgeDue(models, ruleVersions.scoreAt, now, signal);
