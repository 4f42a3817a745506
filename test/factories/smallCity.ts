/** A city small enough to read: every way of standing to a ticket, two units with others below them, two grids. */
import type { Models } from '@jsjb/bff/deps';
import type { AreaDoc, CategoryDoc, GridDoc, UnitDoc } from '@jsjb/bff/org/store/cityModels';
import type { PosterDoc } from '@jsjb/bff/poster/store/posterModels';
import type { FieldCipher } from '@jsjb/bff/platform/personal/fieldCipher';
import { sealPerson, type Person } from '@jsjb/bff/account/store/person';
import type { Post, Role } from '@jsjb/shared/kit/role';
import type { UnitKind } from '@jsjb/shared/org/unit';

const areas: AreaDoc[] = [
  { _id: '620302', name: '金川区' },
  { _id: '620302101', name: '宁远堡镇', parentId: '620302' },
  { _id: '620302101201', name: '东湾村', parentId: '620302101' },
  { _id: '620321', name: '永昌县' },
  { _id: '620321100', name: '城关镇', parentId: '620321' },
  { _id: '620321100001', name: '北海子社区', parentId: '620321100' },
];

const unit = (id: string, name: string, kind: UnitKind, above: string[], areaCode?: string): UnitDoc => ({
  _id: id,
  name,
  kind,
  path: [...above, id],
  handles: !['city', 'centre', 'supervision'].includes(kind),
  ...(above.length > 0 ? { parentId: above.at(-1) as string } : {}),
  ...(areaCode ? { areaCode } : {}),
});

const units: UnitDoc[] = [
  unit('city', '市人民政府', 'city', []),
  unit('centre', '接诉即办中心', 'centre', ['city']),
  unit('supervision', '市政府督查室', 'supervision', ['city']),
  unit('roads', '市城管局', 'department', ['city']),
  unit('roads-crew', '市政养护队', 'department', ['city', 'roads']),
  unit('heating', '市供热公司', 'utility', ['city']),
  unit('heating-station', '东区换热站', 'utility', ['city', 'heating']),
  unit('water', '市供水公司', 'utility', ['city']),
  unit('town', '宁远堡镇', 'township', ['city'], '620302101'),
  unit('far-town', '永昌城关镇', 'township', ['city'], '620321100'),
];

export const GRID = '620302101201001';
export const FAR_GRID = '620321100001001';
const grids: GridDoc[] = [
  { _id: GRID, name: '东湾村第1网格', areaCode: '620302101201', point: [102.19, 38.52] },
  { _id: FAR_GRID, name: '北海子社区第1网格', areaCode: '620321100001', point: [101.97, 38.24] },
];

export const POTHOLE = '010203';
const category = (_id: string, level3: string, unitId: string): CategoryDoc => ({
  _id,
  level1: '城乡建设',
  level2: '城市建设和市政管理',
  level3,
  unitId,
  local: false,
  limit: '5d',
  keywords: [],
});
const categories = [
  category(POTHOLE, '道路设施', 'roads'),
  category('010301', '供热', 'heating'),
  category('010302', '供水', 'water'),
];

export const POSTER = 'JC-0001';
export const RETIRED_POSTER = 'JC-0002';
const posters: PosterDoc[] = [
  {
    _id: POSTER,
    place: '东湾村文化广场',
    areaCode: '620302101201',
    gridId: GRID,
    point: [102.1901, 38.5202],
  },
  { _id: RETIRED_POSTER, place: '旧车站', areaCode: '620302101201', gridId: GRID, retired: true },
];

const post = (role: Role, unitId?: string, more: Partial<Post> = {}): Post => ({
  role,
  ...(unitId ? { unitId } : {}),
  ...more,
});

const cast = {
  wang: post('resident'),
  li: post('resident'),
  zhang: post('resident'),
  zhao: post('agent', 'centre'),
  qian: post('dispatcher', 'centre'),
  roadsHead: post('official', 'roads', { head: true }),
  roadsClerk: post('official', 'roads'),
  crewClerk: post('official', 'roads-crew'),
  heatingHead: post('official', 'heating', { head: true }),
  stationClerk: post('official', 'heating-station'),
  waterClerk: post('official', 'water'),
  townClerk: post('official', 'town'),
  gridWorker: post('gridWorker', 'town', { gridId: GRID }),
  farGridWorker: post('gridWorker', 'far-town', { gridId: FAR_GRID }),
  supervisor: post('supervisor', 'supervision'),
  mayor: post('leader', 'city'),
  townLeader: post('leader', 'town'),
  farLeader: post('leader', 'far-town'),
  admin: post('admin', 'centre'),
} satisfies Record<string, Post>;

export type CastName = keyof typeof cast | 'lent';
export const castNames = [...Object.keys(cast), 'lent'] as CastName[];

/** Second posts: one official lent to another unit. */
const lent: Post[] = [post('official', 'roads'), post('official', 'heating')];

export const phoneOf = (index: number): string => `1990000${String(index).padStart(4, '0')}`;
const people: Person[] = castNames.map((name, index) => ({
  _id: name,
  name: `王小${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'[index] ?? '明'}`,
  phone: phoneOf(index),
  posts: name === 'lent' ? lent : [cast[name]],
  persona: name,
}));

export async function storeSmallCity(models: Models, cipher: FieldCipher): Promise<void> {
  await models.areas.insertMany(areas);
  await models.units.insertMany(units);
  await models.grids.insertMany(grids);
  await models.categories.insertMany(categories);
  await models.posters.insertMany(posters);
  await models.people.insertMany(people.map((person) => sealPerson(person, cipher)));
}
