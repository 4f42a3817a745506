/** Builds the tree of units: the city government, its departments and utilities, the counties, their townships and streets. */
import { unitPhone } from './names';
import { headOf } from './people';
import { city, townships } from './places';
import { countyUnitIds, ROOT_ID, unitRows, type UnitRow } from './unitData';
import type { Unit, UnitKind } from './types';

type Row = Omit<UnitRow, 'parentId'> & { parentId: string | null };

const NEVER_DISPATCHED: readonly UnitKind[] = ['city', 'centre', 'supervision'];

export function listUnits(): Row[] {
  const townshipRows = townships.map((township): Row => ({
    id: township.unitId,
    name: township.name,
    kind: 'township',
    parentId: countyUnitIds[township.countyCode] ?? null,
    areaCode: township.code,
  }));
  const root: Row = {
    id: ROOT_ID,
    name: '金昌市人民政府',
    kind: 'city',
    parentId: null,
    areaCode: city.code,
  };
  return [root, ...unitRows, ...townshipRows];
}

export function buildUnits(rows: readonly Row[]): Unit[] {
  const parentOf = new Map(rows.map((row) => [row.id, row.parentId]));
  const pathTo = (id: string): string[] => {
    const parent = parentOf.get(id);
    return parent ? [...pathTo(parent), id] : [id];
  };
  return rows.map((row, index) => ({
    ...row,
    path: pathTo(row.id),
    phone: unitPhone(index),
    handles: !NEVER_DISPATCHED.includes(row.kind),
    headId: headOf(row),
  }));
}
