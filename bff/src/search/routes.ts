/** Open matters nearby that read like one about to be submitted. */
import type { searchEndpoints } from '@jsjb/shared/search/contract';
import type { Handlers } from '../platform/features/feature';
import { findPoster } from '../poster';
import { findSimilar } from './queries/similarTickets';

export const searchHandlers: Handlers<typeof searchEndpoints> = {
  findSimilar: async ({ body, caller, deps }) => {
    const poster = body.scene ? await findPoster(deps.models.posters, body.scene, deps.keys) : null;
    const point = body.point ?? poster?.point;
    const { personId } = caller.actor;
    const found = await findSimilar(deps.models.tickets, body.content, point, personId);
    const added = await deps.records.tickets.facts.addedBy(
      found.map(({ id }) => id),
      { personId },
    );
    return {
      items: found.flatMap((item) => {
        const own = added.get(item.id) ?? [];
        // Who has left does not come back.
        return own.includes('leave') ? [] : { ...item, ...(own.includes('join') ? { joined: true } : {}) };
      }),
    };
  },
};
