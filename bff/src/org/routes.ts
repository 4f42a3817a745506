/** The catalogue of matters, and the units that handle them. */
import type { orgEndpoints } from '@jsjb/shared/org/contract';
import type { Handlers } from '../platform/features/feature';

export const orgHandlers: Handlers<typeof orgEndpoints> = {
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
};
