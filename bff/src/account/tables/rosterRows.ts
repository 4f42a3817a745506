/** Rows of a roster (名册) → people with their posts; every row is taken or told why not. */
import { mobileText } from '@jsjb/shared/kit/phone';
import type { Post, Role } from '@jsjb/shared/kit/role';
import type { UnitKind } from '@jsjb/shared/org/unit';
import { roleWords } from '@jsjb/shared/org/words';
import type { GridDoc, UnitDoc } from '../../org';
import type { TableRow } from '../../platform/tables/readTable';

export const rosterColumns = ['姓名', '手机', '单位', '岗位', '是否负责人', '网格'] as const;

export interface RosterPerson {
  name: string;
  phone: string;
  posts: Post[];
  /** The row of the first post. */
  row: number;
}

export interface RosterReport {
  people: RosterPerson[];
  faults: { row: number; fault: string }[];
  /** The table has a column for heads: without one it says nothing about who is one. */
  saysHeads: boolean;
}

interface City {
  units: readonly UnitDoc[];
  grids: readonly GridDoc[];
}

class Fault extends Error {}

const staffRoles = new Map(
  (Object.entries(roleWords) as [Role, string][])
    .filter(([role]) => role !== 'resident')
    .map(([role, word]) => [word, role]),
);

/** Where these roles sit; the others may be anywhere. */
const seats: Partial<Record<Role, readonly UnitKind[]>> = {
  agent: ['centre'],
  dispatcher: ['centre'],
  admin: ['centre'],
  supervisor: ['supervision', 'centre'],
};

/** By id or by a name that only one has. */
function finder<T extends { _id: string; name: string }>(
  items: readonly T[],
): (name: string) => T | undefined {
  const found = new Map<string, T[]>();
  for (const item of items)
    for (const key of new Set([item._id, item.name])) found.set(key, [...(found.get(key) ?? []), item]);
  return (name) => (found.get(name)?.length === 1 ? found.get(name)?.[0] : undefined);
}

const yes = new Set(['是', '√', 'y', 'yes', '1', 'true']);
const no = new Set(['', '否', '×', 'n', 'no', '0', 'false']);

function rowReader({ units, grids }: City) {
  const unitOf = finder(units);
  const gridOf = finder(grids);
  return ({ cells }: TableRow): { name: string; phone: string; post: Post } => {
    const cell = (name: (typeof rosterColumns)[number]): string =>
      (cells.get(name) ?? '').replaceAll(/\s/g, '');
    const fail = (fault: string): never => {
      throw new Fault(fault);
    };
    const name = cell('姓名').replaceAll(/[•・‧･]/g, '·');
    // They sign in with it: WeChat knows mobiles alone.
    const phone = mobileText(cell('手机')) ?? fail('手机应为 11 位手机号');
    if (!/^[\p{Script=Han}·A-Za-z]{2,20}$/u.test(name)) fail(`姓名“${name}”不对，应为 2 到 20 个字`);
    const role =
      staffRoles.get(cell('岗位')) ??
      fail(`没有“${cell('岗位')}”这个岗位，可填：${[...staffRoles.keys()].join('、')}`);
    const unit =
      unitOf(cell('单位')) ?? fail(`没有找到单位“${cell('单位')}”，或者有同名单位（可填单位编号）`);
    const kinds = seats[role];
    if (kinds && !kinds.includes(unit.kind)) fail(`${roleWords[role]}不在“${unit.name}”设岗`);
    const headed = cell('是否负责人').toLowerCase();
    if (!yes.has(headed) && !no.has(headed)) fail('“是否负责人”请填 是 或 否');
    const grid = cell('网格') ? (gridOf(cell('网格')) ?? fail(`没有找到网格“${cell('网格')}”`)) : undefined;
    if (role === 'gridWorker' && !grid) fail('网格员要填网格');
    if (role !== 'gridWorker' && grid) fail('只有网格员填网格');
    return {
      name,
      phone,
      post: {
        role,
        unitId: unit._id,
        ...(grid ? { gridId: grid._id } : {}),
        ...(yes.has(headed) ? { head: true } : {}),
      },
    };
  };
}

export const samePost = (a: Post, b: Post): boolean =>
  a.role === b.role && a.unitId === b.unitId && a.gridId === b.gridId;

/** One person may stand in several rows: the same phone, another post. */
export function rosterRows(rows: readonly TableRow[], city: City): RosterReport {
  const headings = [...(rows[0]?.cells.keys() ?? [])].filter(Boolean);
  const saysHeads = headings.includes('是否负责人');
  const missing = rosterColumns.slice(0, 4).filter((name) => rows[0] && !headings.includes(name));
  if (missing.length > 0)
    return { people: [], faults: [{ row: 1, fault: `缺少这些列：${missing.join('、')}` }], saysHeads };
  // A column written another way would be read as empty, and its people lose what it says.
  const unknown = headings.filter((name) => !(rosterColumns as readonly string[]).includes(name));
  if (unknown.length > 0) {
    const fault = `不认识这些列：${unknown.join('、')}。请改名或删掉，可用的列：${rosterColumns.join('、')}`;
    return { people: [], faults: [{ row: 1, fault }], saysHeads };
  }
  const read = rowReader(city);
  const people = new Map<string, RosterPerson>();
  const faults: RosterReport['faults'] = [];
  for (const row of rows) {
    try {
      const { name, phone, post } = read(row);
      const known = people.get(phone);
      if (!known) {
        people.set(phone, { name, phone, posts: [post], row: row.row });
        continue;
      }
      if (known.name !== name) throw new Fault(`与第 ${known.row} 行手机号相同，姓名不同`);
      if (known.posts.some((other) => samePost(other, post))) throw new Fault(`与第 ${known.row} 行重复`);
      known.posts.push(post);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push({ row: row.row, fault: error.message });
    }
  }
  return { people: [...people.values()], faults, saysHeads };
}
