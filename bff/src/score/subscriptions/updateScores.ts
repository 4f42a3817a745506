/** The scores follow the ticket: what it contributes is worked out anew from its whole log, so repeating is harmless. */
import type { Deps } from '../../deps';
import { saveFacts } from '../store/scoreFacts';
import type { TicketDoc } from '../../ticket';

export const updateScores = (
  _: unknown,
  doc: TicketDoc,
  { models, ruleVersions, now }: Deps,
): Promise<boolean> => saveFacts(models, doc, ruleVersions.scoreAt, now());
