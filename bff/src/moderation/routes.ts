/** Contents held for a person. */
import type { moderationEndpoints } from '@jsjb/shared/moderation/contract';
import type { HeldView } from '@jsjb/shared/moderation/contract';
import { decideHeld } from './commands/judgeContent';
import type { Deps } from '../deps';
import type { ModerationDoc } from './store/moderationModels';
import { contributionOf, listHeld } from './queries/moderation';
import type { Handlers } from '../platform/features/feature';

const doubtful = (suggest: string | undefined): boolean => suggest === 'review' || suggest === 'risky';

async function presentHeld(doc: ModerationDoc, deps: Deps, now: Date): Promise<HeldView> {
  const { _id, ticketId, number, state, text, images, at } = doc;
  const inDoubt = images.filter(({ suggest }) => doubtful(suggest));
  return {
    id: _id,
    ticketId,
    number,
    state,
    text: doubtful(text),
    images: inDoubt.length,
    at: at.toISOString(),
    content: await contributionOf(deps.models, doc),
    photos: inDoubt.map(({ photoId }) => ({
      id: photoId,
      url: deps.photos.url(photoId, 'full', now),
      thumbUrl: deps.photos.url(photoId, 'thumb', now),
    })),
  };
}

export const moderationHandlers: Handlers<typeof moderationEndpoints> = {
  listHeld: async ({ caller, deps }) => {
    const held = await listHeld(deps.models);
    return { items: await Promise.all(held.map((doc) => presentHeld(doc, deps, caller.now))) };
  },
  decideHeld: async ({ params, body, caller, deps }) =>
    presentHeld(await decideHeld(params.check, body, deps, caller), deps, caller.now),
};
