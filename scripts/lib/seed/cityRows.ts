/** The demo city as the models store it: one list of documents per collection. */
import type { AreaDoc, CategoryDoc, GridDoc, LineDoc, UnitDoc } from '@jsjb/bff/org/store/cityModels';
import type { PersonDoc } from '@jsjb/bff/account/store/personModel';
import type { PosterDoc } from '@jsjb/bff/poster/store/posterModels';
import type { FieldCipher } from '@jsjb/bff/platform/personal/fieldCipher';
import { sealPerson } from '@jsjb/bff/account/store/person';
import type { Area, Category, City, Grid, Line, Person, Point, Poster, TitledPost, Unit } from './city';

export interface CityRows {
  areas: AreaDoc[];
  lines: LineDoc[];
  grids: GridDoc[];
  categories: CategoryDoc[];
  posters: PosterDoc[];
  people: PersonDoc[];
  units: UnitDoc[];
}

const pair = ([lng, lat]: Point): [number, number] => [lng, lat];

const areaRow = ({ code, name, parentCode }: Area): AreaDoc => ({
  _id: code,
  name,
  ...(parentCode ? { parentId: parentCode } : {}),
});

const unitRow = ({ id, parentId, headId, ...unit }: Unit): UnitDoc => ({
  _id: id,
  name: unit.name,
  kind: unit.kind,
  ...(parentId ? { parentId } : {}),
  path: unit.path,
  areaCode: unit.areaCode,
  phone: unit.phone,
  handles: unit.handles,
  firstResponsible: headId,
});

const lineRow = ({ number, name, unitId, mode }: Line): LineDoc => ({
  _id: number,
  name,
  unitId,
  parallel: mode === '双号并行',
});

const gridRow = ({ code, name, villageCode, centre }: Grid): GridDoc => ({
  _id: code,
  name,
  areaCode: villageCode,
  point: pair(centre),
});

/** Only the third level is chosen for a ticket; without words of its own it is found by those above it. */
function categoryRows(categories: readonly Category[]): CategoryDoc[] {
  const byCode = new Map(categories.map((category) => [category.code, category]));
  const words = ({ keywords, parentCode }: Category): string[] => {
    const parent = byCode.get(parentCode ?? '');
    return keywords.length > 0 || !parent ? keywords : words(parent);
  };
  return categories
    .filter(({ level }) => level === 3)
    .map((category): CategoryDoc => {
      const [level1 = '', level2 = '', level3 = ''] = category.path;
      const [unitId] = category.unitIds;
      if (!unitId) throw new Error(`Category ${category.code} has no responsible unit`);
      const { code, local, limit } = category;
      return { _id: code, level1, level2, level3, unitId, local, limit, keywords: words(category) };
    });
}

const posterRow = ({ number, placeText, villageCode, gridId, point }: Poster): PosterDoc => ({
  _id: number,
  place: placeText,
  areaCode: villageCode,
  gridId,
  point: pair(point),
});

const withoutTitle = ({ title: _, ...post }: TitledPost) => post;

const personRow = (person: Person, persona: string | undefined, cipher: FieldCipher): PersonDoc =>
  sealPerson(
    {
      _id: person.id,
      name: person.name,
      phone: person.phone,
      posts: person.posts.map(withoutTitle),
      ...(persona ? { persona } : {}),
    },
    cipher,
  );

/** Sealing is the same every time for one key: seeding twice compares equal. */
export function cityRows(city: City, cipher: FieldCipher): CityRows {
  const personas = new Map(city.accounts.map(({ personId, label }) => [personId, label]));
  return {
    areas: city.areas.map(areaRow),
    lines: city.lines.map(lineRow),
    grids: city.grids.map(gridRow),
    categories: categoryRows(city.categories),
    posters: city.posters.map(posterRow),
    people: city.people.map((person) => personRow(person, personas.get(person.id), cipher)),
    units: city.units.map(unitRow),
  };
}
