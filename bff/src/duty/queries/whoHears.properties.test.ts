/** Whatever a city lacks — heads, 第一责任人, sign-ins, whole offices — a message reaches a living person or says that none is left. */
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import type { Post } from '@jsjb/shared/kit/role';
import { seatNames } from '@jsjb/shared/duty/duty';
import { heardWords } from '@jsjb/shared/duty/words';
import type { Deps } from '../../deps';
import type { PersonDoc } from '../../account';
import type { UnitDoc } from '../../org';
import { whoHears } from './whoHears';

type SomePerson = Pick<PersonDoc, '_id' | 'posts' | 'disabled' | 'openid'>;
const NOW = new Date('2026-03-11T04:00:00Z');
const ids = ['u0', 'u1', 'u2', 'u3'];
const unitIn = fc.constantFrom(...ids);

const post: fc.Arbitrary<Post> = fc.oneof(
  fc.record({ role: fc.constant('official' as const), unitId: unitIn, head: fc.boolean() }),
  fc.record({ role: fc.constantFrom('agent', 'dispatcher', 'admin', 'supervisor') }),
  fc.record({ role: fc.constantFrom('resident', 'gridWorker', 'leader') }),
);
const people = fc
  .array(
    fc.record(
      { posts: fc.array(post, { maxLength: 2 }), disabled: fc.boolean(), openid: fc.constant('wx') },
      { requiredKeys: ['posts'] },
    ),
    { maxLength: 7 },
  )
  .map((list) => list.map((one, at): SomePerson => ({ _id: `p${at}`, ...one })));
const someone = fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined });
/** Parents may even form a ring. */
const units = fc.tuple(
  ...ids.map((_id) =>
    fc
      .record({
        parent: fc.option(unitIn, { nil: undefined }),
        handles: fc.boolean(),
        first: someone,
        deputy: someone,
        away: fc.boolean(),
      })
      .map(({ parent, handles, first, deputy, away }): UnitDoc => ({
        _id,
        name: `单位${_id}`,
        kind: 'department',
        path: [_id],
        handles,
        ...(parent ? { parentId: parent } : {}),
        ...(first === undefined ? {} : { firstResponsible: `p${first}` }),
        ...(away
          ? {
              absence: {
                from: '2026-03-10',
                until: '2026-03-11',
                ...(deputy === undefined ? {} : { deputyId: `p${deputy}` }),
              },
            }
          : {}),
      })),
  ),
);

/** As much of a city as is asked for. */
function city(unitDocs: readonly UnitDoc[], all: readonly SomePerson[]) {
  const answer = <T>(value: T) => ({ select: () => ({ lean: async () => value }) });
  const holds = ({ posts }: SomePerson, wanted: object) =>
    posts.some((held) => Object.entries(wanted).every(([key, value]) => held[key as keyof Post] === value));
  const model = {
    find: ({ posts }: { posts: { $elemMatch: object } }) =>
      answer(all.filter((person) => holds(person, posts.$elemMatch))),
    findById: (id: string) => answer(all.find(({ _id }) => _id === id) ?? null),
  };
  const byId = new Map(unitDocs.map((unit) => [unit._id, unit]));
  return {
    models: { people: model },
    city: { snapshot: async () => ({ units: byId }) },
    now: () => NOW,
  } as unknown as Deps;
}

const alive = ({ disabled, openid }: SomePerson): boolean => !disabled && openid !== undefined;
const atCentre = ['agent', 'dispatcher', 'admin', 'supervisor'];
const anySeat = fc
  .record({ seat: fc.constantFrom(...seatNames), unitId: unitIn })
  .map(({ seat, unitId }) =>
    ['handlers', 'head', 'firstResponsible'].includes(seat) ? { seat, unitId } : { seat },
  );

test('a living person hears whenever one sits at the centre, and the log says who it was or why it was not', async () => {
  await fc.assert(
    fc.asyncProperty(units, people, anySeat, async (unitDocs, all, asked) => {
      const audience = await whoHears(asked, city(unitDocs, all));
      const known = new Map(all.map((person) => [person._id, person]));
      const said = heardWords(audience, (id) => `单位${id}`);
      for (const { id } of audience.people) expect(alive(known.get(id) as SomePerson)).toBe(true);
      expect(audience.count).toBe(audience.people.length);
      const anybody = all.some(
        (person) => alive(person) && person.posts.some(({ role }) => atCentre.includes(role)),
      );
      if (anybody) expect(audience.count).toBeGreaterThan(0);
      expect(said).toContain(audience.to ? `${audience.count} 人` : '没有可以告知的人');
      // Whatever went another way says so.
      const straight = isDeepStrictEqual(audience.to, asked);
      expect(audience.gap === undefined).toBe(straight);
    }),
    { numRuns: 500 },
  );
});
