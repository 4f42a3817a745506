/** Posters, categories, units, the summary page and photos. */
import { AppError } from '@jsjb/shared/kit/errors';
import { countScan } from '../poster/commands/countScan';
import { uploadPhoto } from '../photo/commands/uploadPhoto';
import { findPoster, findPosterByNumber } from '../poster/queries/posters';
import { readRecent, summarise } from '../cockpit/queries/summary';
import type { Handlers } from '../platform/http/handler';
import { overviewScope } from '../ticket/queries/readerOf';

type CityRoutes =
  | 'readPoster'
  | 'findPosterPlace'
  | 'listCategories'
  | 'listUnits'
  | 'readSummary'
  | 'readRecent'
  | 'uploadPhoto'
  | 'readPhoto';

export const cityHandlers: Pick<Handlers, CityRoutes> = {
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
  listCategories: async ({ deps }) => {
    const { categories } = await deps.city.snapshot();
    return {
      items: [...categories.values()].map(({ _id, level1, level2, level3, unitId, limit }) => ({
        code: _id,
        level1,
        level2,
        level3,
        unitId,
        limit,
      })),
    };
  },
  listUnits: async ({ query, deps }) => {
    const { units } = await deps.city.snapshot();
    const { under, name } = query;
    const items = [...units.values()]
      .filter(
        (unit) =>
          unit.handles && (!under || unit.path.includes(under)) && (!name || unit.name.includes(name)),
      )
      .map(({ _id, name: unitName, kind, parentId }) => ({
        id: _id,
        name: unitName,
        kind,
        ...(parentId ? { parentId } : {}),
      }));
    return { items };
  },
  readSummary: async ({ caller, deps }) =>
    summarise(deps.models.tickets, await overviewScope(deps, caller), caller.now, await deps.city.snapshot()),
  readRecent: async ({ caller, deps }) =>
    readRecent(
      deps.models.tickets,
      await overviewScope(deps, caller),
      caller.now,
      await deps.city.snapshot(),
    ),
  uploadPhoto: async ({ file, caller, deps }) => {
    const id = await uploadPhoto(file, deps, caller);
    return {
      id,
      url: deps.photos.url(id, 'full', caller.now),
      thumbUrl: deps.photos.url(id, 'thumb', caller.now),
    };
  },
  readPhoto: async ({ params, query, caller, deps }) => {
    const until = Number(query.until);
    if (!deps.photos.isSigned(params.id, query.size, until, query.sign, caller.now)) {
      throw new AppError('NOT_FOUND', { userMessage: '图片地址已经失效，请刷新页面。' });
    }
    return deps.photos.get(params.id, query.size);
  },
};
