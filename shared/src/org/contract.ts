/** The city's own data as the screens need it: categories and units. */
import { unitKinds } from './unit';
import { limits } from '../ticket/ticket';
import { endpoint } from '../kit/endpoint';
import { choice, slug, text, z } from '../kit/schema';

const category = z.object({
  code: z.string(),
  level1: z.string(),
  level2: z.string(),
  level3: z.string(),
  unitId: z.string(),
  limit: choice(limits),
});

const unit = z.object({
  id: z.string(),
  name: z.string(),
  kind: choice(unitKinds),
  parentId: z.optional(z.string()),
});

export const orgEndpoints = {
  listCategories: endpoint({
    method: 'GET',
    path: '/api/categories',
    tag: '城市',
    summary: '诉求分类目录',
    response: z.object({ items: z.array(category) }),
    status: 200,
    ability: 'unit.list',
    rate: 'read',
    idempotency: 'none',
  }),
  listUnits: endpoint({
    method: 'GET',
    path: '/api/units',
    tag: '城市',
    summary: '承办单位',
    query: z.strictObject({ under: z.optional(slug), name: z.optional(text(20)) }),
    response: z.object({ items: z.array(unit) }),
    status: 200,
    ability: 'unit.list',
    rate: 'read',
    idempotency: 'none',
  }),
};

export type CategoryView = z.output<typeof category>;
export type UnitView = z.output<typeof unit>;

declare module '../kit/endpoint' {
  interface Abilities {
    'unit.list': true;
  }
}
