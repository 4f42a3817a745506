/** Posters for their keepers. */
import { PRINTED_AT_ONCE, type IssuedPoster } from '@jsjb/shared/poster/contract';
import { AppError } from '@jsjb/shared/kit/errors';
import { createPoster } from './commands/createPoster';
import { reissuePoster, revokePoster } from './commands/issuePoster';
import { printPosters } from './commands/printPosters';
import type { PosterDoc } from '../org/store/cityModels';
import { posterHealth } from '../cockpit/queries/posterHealth';
import { listPosters } from './queries/posters';
import type { Handlers } from '../platform/http/handler';

const presentIssued = ({ _id, generation = 0, revokedAt }: PosterDoc): IssuedPoster => ({
  number: _id,
  generation,
  ...(revokedAt ? { revokedAt: revokedAt.toISOString() } : {}),
});

export const posterHandlers: Pick<
  Handlers,
  'readPosterHealth' | 'printPosters' | 'createPoster' | 'listPosterAreas' | 'revokePoster' | 'reissuePoster'
> = {
  readPosterHealth: async ({ query, caller, deps }) => ({
    days: query.days,
    items: await posterHealth(deps.models, query, caller.now),
  }),
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
