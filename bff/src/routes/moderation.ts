/** Contents held for a person. */
import type { HeldView } from '@jsjb/shared/contract/moderation';
import { decideHeld } from '../commands/judgeContent';
import type { ModerationDoc } from '../models/moderationModels';
import { listHeld } from '../queries/moderation';
import type { Handlers } from './handler';

const doubtful = (suggest: string | undefined): boolean => suggest === 'review' || suggest === 'risky';

const presentHeld = ({ _id, ticketId, number, state, text, images, at }: ModerationDoc): HeldView => ({
  id: _id,
  ticketId,
  number,
  state,
  text: doubtful(text),
  images: images.filter(({ suggest }) => doubtful(suggest)).length,
  at: at.toISOString(),
});

export const moderationHandlers: Pick<Handlers, 'listHeld' | 'decideHeld'> = {
  listHeld: async ({ deps }) => ({ items: (await listHeld(deps.models)).map(presentHeld) }),
  decideHeld: async ({ params, body, caller, deps }) =>
    presentHeld(await decideHeld(params.check, body, deps, caller)),
};
