/** Posters for their keepers. */
import type { posterEndpoints } from '@jsjb/shared/poster/contract';
import { PRINTED_AT_ONCE, type IssuedPoster } from '@jsjb/shared/poster/contract';
import { AppError } from '@jsjb/shared/kit/errors';
import { createPoster } from './commands/createPoster';
import { reissuePoster, revokePoster } from './commands/issuePoster';
import { printPosters } from './commands/printPosters';
import type { PosterDoc } from './store/posterModels';
import { findPoster, findPosterByNumber, listPosters } from './queries/posters';
import { countScan } from './commands/countScan';
import type { Handlers } from '../platform/features/feature';

const presentIssued = ({ _id, generation = 0, revokedAt }: PosterDoc): IssuedPoster => ({
  number: _id,
  generation,
  ...(revokedAt ? { revokedAt: revokedAt.toISOString() } : {}),
});

export const posterHandlers: Handlers<typeof posterEndpoints> = {
  readPoster: async ({ params, caller, deps }) => {
    const poster = await findPoster(deps.models.posters, params.scene, deps.keys);
    if (!poster) return { known: false };
    await countScan(poster._id, deps, caller.now);
    const { areas, grids } = await deps.city.snapshot();
    const gridName = poster.gridId ? grids.get(poster.gridId)?.name : undefined;
    const areaName = areas.get(poster.areaCode)?.name;
    return {
      known: true,
      number: poster._id,
      place: poster.place,
      ...(gridName ? { gridName } : {}),
      ...(areaName ? { areaName } : {}),
      ...(poster.point ? { point: poster.point } : {}),
    };
  },
  findPosterPlace: async ({ params, deps }) => {
    const poster = await findPosterByNumber(deps.models.posters, params.number);
    if (!poster) return { known: false };
    const areaName = (await deps.city.snapshot()).areas.get(poster.areaCode)?.name;
    return { known: true, place: poster.place, ...(areaName ? { areaName } : {}) };
  },
  printPosters: async ({ body, deps }) => {
    const numbers = body.numbers?.map((number) => number.toUpperCase());
    const posters = await listPosters(deps.models.posters, { area: body.area, numbers });
    if (posters.length > PRINTED_AT_ONCE)
      throw new AppError('INVALID', {
        userMessage: `这里有 ${posters.length} 张海报，一次最多打印 ${PRINTED_AT_ONCE} 张，请选小一些的区域。`,
      });
    return (await printPosters(posters, { format: body.format }, deps)).pdf;
  },
  createPoster: async ({ body, caller, deps }) => presentIssued(await createPoster(body, deps, caller)),
  listPosterAreas: async ({ deps }) => {
    const { areas } = await deps.city.snapshot();
    return {
      items: [...areas.values()].map(({ _id, name, parentId }) => ({
        code: _id,
        name,
        ...(parentId ? { parent: parentId } : {}),
      })),
    };
  },
  revokePoster: async ({ params, body, caller, deps }) =>
    presentIssued(await revokePoster(params.number, body.reason, deps, caller)),
  reissuePoster: async ({ params, body, caller, deps }) =>
    presentIssued(await reissuePoster(params.number, body.reason, deps, caller)),
};
