/** Everybody in the demo city, all invented: the centre, the officials of each unit, leaders, 695 grid workers, residents. */
import type { Role } from '@jsjb/shared/kit/role';
import type { GridPlace } from './grids';
import { createNames, personPhone } from './names';
import type { Random } from './random';
import { ROOT_ID } from './unitData';
import type { Person, TitledPost, Unit } from './types';

type UnitKey = Pick<Unit, 'id' | 'kind'>;

const RESIDENTS = 40;

/** Handlers beside the head: the busiest units have more of them. */
const HANDLERS: Readonly<Record<string, number>> = { department: 2, township: 2, county: 2, utility: 1 };

/** An official lent to a second unit: one person, two posts, and two separate work lists. */
const SECOND_POSTS: Readonly<Record<string, TitledPost>> = {
  'official-urban-management-bureau-2': {
    role: 'official',
    unitId: 'development-zone',
    title: '承办人（派驻）',
  },
};

const HEAD_TITLES: Readonly<Record<string, string>> = {
  department: '党组书记、主要负责人',
  county: '政府办公室主任',
  township: '党（工）委书记',
  utility: '党委书记、总经理',
};

interface Draft {
  id: string;
  posts: TitledPost[];
}

const staff = (id: string, role: Role, unitId: string, title: string, head = false): Draft => ({
  id,
  posts: [{ role, unitId, title, ...(head ? { head } : {}) }],
});
const several = (count: number, draft: (number: number) => Draft) =>
  Array.from({ length: count }, (_, index) => draft(index + 1));

function centreStaff(): Draft[] {
  return [
    staff('admin-1', 'admin', 'hotline-centre', '中心主任', true),
    ...several(6, (n) => staff(`agent-${n}`, 'agent', 'hotline-centre', '受理员')),
    ...several(4, (n) => staff(`dispatcher-${n}`, 'dispatcher', 'hotline-centre', '派单员')),
    ...several(3, (n) =>
      staff(
        `supervisor-${n}`,
        'supervisor',
        'supervision-office',
        n === 1 ? '督查室主任' : '督查专员',
        n === 1,
      ),
    ),
  ];
}

function leaders(units: readonly UnitKey[]): Draft[] {
  return [
    staff('leader-city-1', 'leader', ROOT_ID, '改革工作专班组长', true),
    staff('leader-city-2', 'leader', ROOT_ID, '市政府分管领导'),
    ...units
      .filter((unit) => unit.kind === 'county' || unit.kind === 'township')
      .map((unit) => staff(`leader-${unit.id}`, 'leader', unit.id, '主要领导')),
  ];
}

function officials(units: readonly UnitKey[]): Draft[] {
  return units.flatMap((unit) => {
    const handlers = HANDLERS[unit.kind];
    if (handlers === undefined) return [];
    const head = staff(`head-${unit.id}`, 'official', unit.id, HEAD_TITLES[unit.kind] ?? '负责人', true);
    return [
      head,
      ...several(handlers, (n) => staff(`official-${unit.id}-${n}`, 'official', unit.id, '承办人')),
    ];
  });
}

const gridWorkers = (grids: readonly GridPlace[]): Draft[] =>
  grids.map((grid) => ({
    id: gridWorkerId(grid.code),
    posts: [{ role: 'gridWorker', unitId: grid.unitId, gridId: grid.code, title: '网格员' }],
  }));

export const gridWorkerId = (gridCode: string) => `grid-worker-${gridCode}`;
export const residentId = (number: number) => `resident-${String(number).padStart(2, '0')}`;

/** The person who answers for a unit (第一责任人). */
export function headOf(unit: UnitKey): string {
  if (unit.kind === 'city') return 'leader-city-1';
  if (unit.kind === 'centre') return 'admin-1';
  if (unit.kind === 'supervision') return 'supervisor-1';
  return `head-${unit.id}`;
}

function homeAddress(grid: GridPlace, urban: boolean, random: Random): string {
  const area = grid.name.replace(/第\d+网格$/, '');
  if (!urban) return `${area}${1 + random.int(8)}组${1 + random.int(60)}号`;
  return `${area}${1 + random.int(30)}号楼${1 + random.int(5)}单元${1 + random.int(6)}0${1 + random.int(3)}室`;
}

export function buildPeople(
  units: readonly UnitKey[],
  grids: readonly GridPlace[],
  isUrban: (villageCode: string) => boolean,
  random: Random,
): Person[] {
  const nextName = createNames(random);
  let phones = 0;
  const named = ({ id, posts }: Draft): Person => {
    const second = SECOND_POSTS[id];
    phones += 1;
    return {
      id,
      name: nextName(),
      phone: personPhone(phones),
      posts: second ? [...posts, second] : posts,
      home: null,
    };
  };
  const workforce = [...centreStaff(), ...leaders(units), ...officials(units), ...gridWorkers(grids)].map(
    named,
  );
  const residents = several(RESIDENTS, (n) => ({
    id: residentId(n),
    posts: [{ role: 'resident', title: '市民' }],
  }))
    .map(named)
    .map((person): Person => {
      const grid = random.pick(grids);
      return {
        ...person,
        home: { gridId: grid.code, address: homeAddress(grid, isUrban(grid.villageCode), random) },
      };
    });
  return [...workforce, ...residents];
}
