/** What a person would check before trusting the demo city: the figures, that every name points somewhere, that it repeats. */
import { buildPastTickets, PAST_DAYS, PAST_TICKETS } from './pastTickets';
import { buildCity, type Point } from './index';
import { shareOut } from './grids';

/** Jinchang lies between 101°04′35″ and 102°43′40″ E, 37°47′10″ and 39°00′30″ N. */
const BOX = { west: 101.0764, east: 102.7278, south: 37.7861, north: 39.0083 };

const city = buildCity(20260101);
const areaOf = new Map(city.areas.map((area) => [area.code, area]));
const unitOf = new Map(city.units.map((unit) => [unit.id, unit]));
const gridOf = new Map(city.grids.map((grid) => [grid.code, grid]));
const personOf = new Map(city.people.map((person) => [person.id, person]));
const categoryOf = new Map(city.categories.map((category) => [category.code, category]));
const posterOf = new Map(city.posters.map((poster) => [poster.number, poster]));

const holders = (role: string) =>
  city.people.filter((person) => person.posts.some((post) => post.role === role));
const duplicates = (values: readonly string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);
const distanceKm = ([lngA, latA]: Point, [lngB, latB]: Point) =>
  Math.hypot((lngA - lngB) * 111.32 * Math.cos((latA * Math.PI) / 180), (latA - latB) * 111.32);

describe('the figures of the city', () => {
  test('695 grids have one worker each, and no worker has two grids', () => {
    expect(city.grids).toHaveLength(695);
    expect(new Set(city.grids.map((grid) => grid.workerId)).size).toBe(695);
    expect(holders('gridWorker')).toHaveLength(695);
    for (const grid of city.grids) {
      expect(personOf.get(grid.workerId)?.posts).toMatchObject([
        { role: 'gridWorker', gridId: grid.code, unitId: grid.unitId },
      ]);
    }
  });

  test('thirty different lines are merged, and emergency numbers are not among them', () => {
    expect(new Set(city.lines.map((line) => line.number)).size).toBe(30);
    for (const emergency of ['110', '119', '120', '122'])
      expect(city.lines.map((line) => line.number)).not.toContain(emergency);
    expect(new Set(city.lines.map((line) => line.mode))).toEqual(new Set(['整体并入', '双号并行']));
  });

  test('two counties, eighteen townships and streets, 182 villages and communities', () => {
    const count = (level: string) => city.areas.filter((area) => area.level === level).length;
    expect([count('city'), count('county'), count('township'), count('village')]).toEqual([1, 2, 18, 182]);
  });

  test('at least thirty municipal departments, and one unit per township', () => {
    const departments = city.units.filter(
      (unit) => unit.kind === 'department' && unit.parentId === 'city-government',
    );
    expect(departments.length).toBeGreaterThanOrEqual(30);
    const townshipUnits = city.units.filter((unit) => unit.kind === 'township').map((unit) => unit.areaCode);
    const townships = city.areas.filter((area) => area.level === 'township').map((area) => area.code);
    expect(townshipUnits.toSorted()).toEqual(townships.toSorted());
  });

  test('the roles are staffed as planned', () => {
    const figures = ['agent', 'dispatcher', 'supervisor', 'admin', 'leader', 'resident'].map(
      (role) => holders(role).length,
    );
    expect(figures).toEqual([6, 4, 3, 1, 2 + 2 + 18, 40]);
  });

  test('every unit that handles tickets has a head and at least one more official', () => {
    for (const unit of city.units.filter((candidate) => candidate.handles)) {
      const posts = holders('official').flatMap((person) =>
        person.posts.filter((post) => post.unitId === unit.id),
      );
      expect([unit.id, posts.length >= 2, posts.filter((post) => post.head).length]).toEqual([
        unit.id,
        true,
        1,
      ]);
    }
  });

  test('exactly one official holds two posts', () => {
    const double = city.people.filter((person) => person.posts.length > 1);
    expect(double).toHaveLength(1);
    expect(double[0]?.posts.map((post) => post.role)).toEqual(['official', 'official']);
  });

  test('the catalogue has three levels and 517 rows at the lowest', () => {
    const count = (level: number) => city.categories.filter((category) => category.level === level).length;
    expect([count(1), count(2), count(3)]).toEqual([15, 118, 517]);
  });

  test('120 posters are numbered without gaps and reach all 18 townships', () => {
    expect(city.posters.map((poster) => Number(poster.number.slice(3)))).toEqual(
      Array.from({ length: 120 }, (_, index) => index + 1),
    );
    expect(new Set(city.posters.map((poster) => poster.areaCode)).size).toBe(18);
    expect(city.hotspots).toHaveLength(8);
  });
});

describe('nothing points into the void', () => {
  test('ids and codes are given once', () => {
    expect(duplicates(city.areas.map((area) => area.code))).toEqual([]);
    expect(duplicates(city.units.map((unit) => unit.id))).toEqual([]);
    expect(duplicates(city.units.map((unit) => unit.name))).toEqual([]);
    expect(duplicates(city.people.map((person) => person.id))).toEqual([]);
    expect(duplicates(city.grids.map((grid) => grid.code))).toEqual([]);
    expect(duplicates(city.categories.map((category) => category.code))).toEqual([]);
    expect(duplicates(city.categories.map((category) => category.path.join('/')))).toEqual([]);
    expect(duplicates(city.tickets.map((ticket) => ticket.id))).toEqual([]);
  });

  test('areas lie inside their parents, up to the city', () => {
    for (const area of city.areas) {
      expect(area.path.at(-1)).toBe(area.code);
      expect(area.path[0]).toBe('620300');
      expect(area.path.at(-2) ?? null).toBe(area.parentCode);
      expect(area.path.every((code) => areaOf.has(code))).toBe(true);
    }
  });

  test('units hang in one tree and their heads work there', () => {
    for (const unit of city.units) {
      expect(unit.path).toEqual([...(unit.parentId ? (unitOf.get(unit.parentId)?.path ?? []) : []), unit.id]);
      expect(unit.path[0]).toBe('city-government');
      expect(areaOf.has(unit.areaCode)).toBe(true);
      expect(personOf.get(unit.headId)?.posts).toContainEqual(
        expect.objectContaining({ unitId: unit.id, head: true }),
      );
    }
  });

  test('posts name existing units and grids', () => {
    for (const post of city.people.flatMap((person) => person.posts)) {
      if (post.role === 'resident') expect(post.unitId).toBeUndefined();
      else expect(unitOf.has(post.unitId ?? '')).toBe(true);
      expect(post.role === 'gridWorker').toBe(gridOf.has(post.gridId ?? ''));
    }
  });

  test('residents live in existing grids', () => {
    for (const resident of holders('resident')) expect(gridOf.has(resident.home?.gridId ?? '')).toBe(true);
  });

  test('every line and every category leads to a unit; lowest categories to one that handles tickets', () => {
    for (const line of city.lines) expect(unitOf.has(line.unitId)).toBe(true);
    for (const category of city.categories) {
      expect([category.path, category.unitIds.length > 0]).toEqual([category.path, true]);
      expect(category.unitIds.filter((id) => !unitOf.get(id)?.handles)).toEqual([]);
      expect(duplicates(category.unitIds)).toEqual([]);
      expect(category.parentCode === null || categoryOf.has(category.parentCode)).toBe(true);
    }
  });

  test('every second-level category has words to be found by, and only known limits', () => {
    for (const category of city.categories) {
      expect(['instant', '3h', '24h', '3d', '5d']).toContain(category.limit);
      if (category.level === 2) expect(category.keywords.length).toBeGreaterThanOrEqual(2);
      expect(duplicates(category.keywords)).toEqual([]);
    }
  });

  test('grids, posters and hotspots name the village and township they stand in', () => {
    for (const grid of city.grids) {
      expect(areaOf.get(grid.villageCode)?.path).toEqual([
        '620300',
        grid.countyCode,
        grid.townshipCode,
        grid.villageCode,
      ]);
      expect(unitOf.get(grid.unitId)?.areaCode).toBe(grid.townshipCode);
    }
    for (const poster of city.posters) {
      expect(gridOf.get(poster.gridId)).toMatchObject({
        villageCode: poster.villageCode,
        townshipCode: poster.areaCode,
      });
      expect(poster.placeText).toContain(areaOf.get(poster.areaCode)?.name);
    }
    for (const hotspot of city.hotspots) expect(areaOf.get(hotspot.villageCode)?.level).toBe('village');
  });

  test('every demo account belongs to a person who holds that role, and no role is left out', () => {
    for (const account of city.accounts)
      expect(personOf.get(account.personId)?.posts.map((post) => post.role)).toContain(account.role);
    expect(new Set(city.accounts.map((account) => account.role)).size).toBe(8);
  });
});

describe('the sample tickets', () => {
  test('there are 25 of them in many stages, all with known references', () => {
    expect(city.tickets).toHaveLength(25);
    expect(new Set(city.tickets.map((ticket) => ticket.stage)).size).toBeGreaterThanOrEqual(10);
    for (const ticket of city.tickets) {
      expect(categoryOf.get(ticket.categoryCode)?.level).toBe(3);
      expect(gridOf.has(ticket.gridId)).toBe(true);
      expect(personOf.get(ticket.requesterId)?.posts[0]?.role).toBe('resident');
      expect(
        ticket.posterNumber === null || posterOf.get(ticket.posterNumber)?.gridId === ticket.gridId,
      ).toBe(true);
      expect(ticket.lineNumber === null || city.lines.some((line) => line.number === ticket.lineNumber)).toBe(
        true,
      );
      const named = [ticket.leadUnitId ?? [], ticket.coUnitIds].flat();
      expect(named.filter((id) => !unitOf.get(id)?.handles)).toEqual([]);
      expect(ticket.replies.filter((reply) => !unitOf.has(reply.unitId))).toEqual([]);
    }
  });

  test('a township or county unit is only asked about its own area', () => {
    for (const ticket of city.tickets) {
      const here = areaOf.get(gridOf.get(ticket.gridId)?.villageCode ?? '')?.path ?? [];
      const areas = [ticket.leadUnitId ?? [], ticket.coUnitIds]
        .flat()
        .map((id) => unitOf.get(id)?.areaCode ?? '');
      expect([ticket.id, areas.filter((code) => !here.includes(code))]).toEqual([ticket.id, []]);
    }
  });

  test('a dispatched ticket has a lead unit; a closed one has replies and a callback', () => {
    const before = ['submitted', 'pendingReview', 'answered', 'refused'];
    for (const ticket of city.tickets) {
      expect([ticket.id, ticket.leadUnitId === null]).toEqual([ticket.id, before.includes(ticket.stage)]);
      expect([ticket.id, ticket.refusal !== null]).toEqual([ticket.id, ticket.stage === 'refused']);
      expect([ticket.id, ticket.callback !== null]).toEqual([ticket.id, ticket.stage === 'closed']);
      if (ticket.stage === 'closed') expect(ticket.replies.length).toBeGreaterThanOrEqual(2);
    }
  });

  test('most samples contain a keyword of their own category', () => {
    const found = city.tickets.filter((ticket) => {
      const category = categoryOf.get(ticket.categoryCode);
      const parent = categoryOf.get(category?.parentCode ?? '');
      const words = [...(category?.keywords ?? []), ...(parent?.keywords ?? [])];
      return words.some((word) => ticket.content.includes(word));
    });
    expect(found.length / city.tickets.length).toBeGreaterThan(0.9);
  });
});

describe('the everyday past', () => {
  const now = new Date('2026-07-15T10:00:00+08:00');
  const past = buildPastTickets(city, 1, now);

  test('it covers a quarter, ends today, and is the same for the same number and day', () => {
    expect(past).toHaveLength(PAST_TICKETS);
    const ages = past.map((ticket) => ticket.submittedHoursAgo / 24);
    expect(Math.max(...ages)).toBeLessThan(PAST_DAYS + 1);
    expect(Math.min(...ages)).toBeLessThan(1);
    expect(duplicates(past.map(({ id }) => id))).toEqual([]);
    expect(buildPastTickets(city, 1, now)).toEqual(past);
  });

  test('most are settled; what is not is recent or shelved, and every shown official has some', () => {
    const open = past.filter(({ stage }) => !['closed', 'answered', 'refused', 'shelved'].includes(stage));
    expect(open.length).toBeGreaterThan(10);
    expect(open.length).toBeLessThan(past.length / 6);
    expect(open.filter(({ leadUnitId }) => leadUnitId === 'market-bureau').length).toBeGreaterThan(0);
    expect(open.filter(({ leadUnitId }) => leadUnitId === 'urban-management-bureau').length).toBeGreaterThan(
      0,
    );
  });

  test('nobody reports cold radiators in July', () => {
    const heating = city.categories.find(({ path }) => path[2] === '冬季采暖')?.code;
    const july = past.filter(({ submittedHoursAgo }) => submittedHoursAgo < 14 * 24);
    expect(july.filter(({ categoryCode }) => categoryCode === heating)).toEqual([]);
  });

  test('no brace is left to fill in, every place and unit is known', () => {
    for (const ticket of past) {
      expect(ticket.content).not.toMatch(/[{}]/);
      expect(gridOf.has(ticket.gridId)).toBe(true);
      expect(ticket.leadUnitId === null || unitOf.get(ticket.leadUnitId)?.handles).toBe(true);
    }
  });
});

describe('the people', () => {
  test('no two people share a name or a number', () => {
    expect(duplicates(city.people.map((person) => person.name))).toEqual([]);
    expect(duplicates(city.people.map((person) => person.phone))).toEqual([]);
    expect(duplicates(city.units.map((unit) => unit.phone))).toEqual([]);
  });

  test('numbers are taken from the ranges kept for the demonstration', () => {
    for (const person of city.people) expect(person.phone).toMatch(/^1990000\d{4}$/);
    for (const unit of city.units) expect(unit.phone).toMatch(/^0935-8000\d{3}$/);
  });
});

describe('the map', () => {
  test('every point lies inside Jinchang', () => {
    const points = [city.areas.map((area) => area.centre), city.grids.map((grid) => grid.centre)]
      .concat([city.posters.map((poster) => poster.point), city.hotspots.map((hotspot) => hotspot.point)])
      .flat();
    const outside = points.filter(
      ([lng, lat]) => !(lng > BOX.west && lng < BOX.east && lat > BOX.south && lat < BOX.north),
    );
    expect(outside).toEqual([]);
  });

  test('grids lie near the seat of their township, each on its own spot', () => {
    const far = city.grids.filter((grid) => {
      const seat = areaOf.get(grid.townshipCode);
      return !seat || distanceKm(grid.centre, seat.centre) > 8;
    });
    expect(far).toEqual([]);
    expect(duplicates(city.grids.map((grid) => grid.centre.join()))).toEqual([]);
  });
});

describe('the generator', () => {
  test('the same seed builds the same city, another seed other people in the same places', () => {
    expect(buildCity(7)).toEqual(buildCity(7));
    const [one, other] = [buildCity(7), buildCity(8)];
    expect(one.people.map((person) => person.name)).not.toEqual(other.people.map((person) => person.name));
    expect(one.areas).toEqual(other.areas);
    expect(one.people.map((person) => person.id)).toEqual(other.people.map((person) => person.id));
  });

  test.each([
    [10, [1, 1], [5, 5]],
    [10, [7, 3, 3], [5, 3, 2]],
    [3, [100, 1, 1], [1, 1, 1]],
  ])('%i grids over weights %j are shared as %j', (total, weights, shares) => {
    expect(shareOut(total, weights)).toEqual(shares);
  });
});
