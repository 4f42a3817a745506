/** Contents held for a person. */
import type { moderationEndpoints } from '@jsjb/shared/moderation/contract';
import type { HeldView } from '@jsjb/shared/moderation/contract';
import { decideHeld } from './commands/judgeContent';
import type { Deps } from '../deps';
import { photoViewAt } from '../photo';
import { checkOf, contributionOf, listHeld, type Held } from './queries/moderation';
import type { Handlers } from '../platform/features/feature';

const doubtful = (suggest: string | undefined): boolean => suggest === 'review' || suggest === 'risky';

async function presentHeld({ hold, check }: Held, deps: Deps, now: Date): Promise<HeldView> {
  const inDoubt = check.images.filter(({ suggest }) => doubtful(suggest));
  return {
    id: hold._id,
    ticketId: hold.ticketId,
    number: hold.number,
    state: hold.status,
    text: doubtful(check.text),
    images: inDoubt.length,
    at: check.at.toISOString(),
    content: await contributionOf(deps.models, check),
    photos: inDoubt.map(({ photoId }) => photoViewAt(photoId, deps, now)),
  };
}

export const moderationHandlers: Handlers<typeof moderationEndpoints> = {
  listHeld: async ({ caller, deps }) => {
    const held = await listHeld(deps.models);
    return { items: await Promise.all(held.map((each) => presentHeld(each, deps, caller.now))) };
  },
  decideHeld: async ({ params, body, caller, deps }) => {
    const hold = await decideHeld(params.check, body, deps, caller);
    return presentHeld({ hold, check: await checkOf(hold, deps.models) }, deps, caller.now);
  },
};
