/** An exclusion that was granted takes its ticket out of the figures, which are worked out anew. */
import type { Deps } from '../../deps';
import type { ExclusionDoc } from '../store/exclusionDoc';
import { saveFactsOf } from '../store/scoreFacts';

export const scoreExclusion = (_: unknown, { subject }: ExclusionDoc, deps: Deps): Promise<void> =>
  saveFactsOf(subject.ticketId, deps);
