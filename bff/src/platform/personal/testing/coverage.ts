/** Compares declarations with what is really stored: the paths of the schemas, and documents. */
import { isPersonal, type Declaration, type Stored } from '../declaration';
import { covers, leavesOf } from '../paths';
import { idsIn, looksPersonal, looksSealed, soundsLikePhoto, soundsPersonal } from './looksPersonal';

type Path = string;

interface Said {
  /** Declared in any way. */
  any: readonly Path[];
  sealed: readonly Path[];
  photos: readonly Path[];
  harmless: readonly Path[];
}

function saidOf(data: Declaration<never>): Said {
  const harmless = Object.keys(data.harmless ?? {});
  if (!isPersonal(data)) return { any: harmless, sealed: [], photos: [], harmless };
  const sealed = (data.sealed ?? []).map(({ path }) => path);
  const photos = data.photos ?? [];
  const marks = (data.marks ?? []).map(({ path }) => path);
  const open = Object.keys(data.open ?? {});
  return { any: [...sealed, ...photos, ...marks, ...open, ...harmless], sealed, photos, harmless };
}

const isCovered = (path: Path, by: readonly Path[]): boolean => by.some((each) => covers(each, path));
/** A field of anything, of which only some inside is declared: its documents show the rest. */
const isBegun = (path: Path, by: readonly Path[]): boolean => by.some((each) => covers(path, each));

/** As much of mongoose's schemas as is looked at. */
interface Fields {
  paths: Readonly<Record<string, { instance: string; schema?: Fields }>>;
}
export interface Modelled {
  collection: { collectionName: string };
  schema: Fields;
}

interface Field {
  path: Path;
  /** Anything may stand in it. */
  open: boolean;
}

/** With the fields of schemas inside the schema. */
const fieldsOf = (schema: Fields, under = ''): Field[] =>
  Object.entries(schema.paths).flatMap(([name, type]) => {
    const path = under + name;
    if (type.schema) return fieldsOf(type.schema, `${path}.`);
    return [{ path, open: type.instance === 'Mixed' || type.instance === 'Array' }];
  });

/** Fields of the schema that sound personal or like a photo and that nobody declared. */
export function undeclaredFields({ schema }: Modelled, data: Declaration<never>): string[] {
  const said = saidOf(data);
  return fieldsOf(schema).flatMap(({ path, open }) => {
    const known = (by: readonly Path[]) => isCovered(path, by) || (open && isBegun(path, by));
    if (soundsLikePhoto(path) && !known([...said.photos, ...said.harmless]))
      return [`${data.collection}.${path} sounds like a photo and is in no list of photos`];
    return soundsPersonal(path) && !known(said.any)
      ? [`${data.collection}.${path} sounds personal and is not declared`]
      : [];
  });
}

function faultOf(path: Path, value: unknown, said: Said, photoIds: ReadonlySet<string>): string | undefined {
  const text = typeof value === 'object' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  if (idsIn(text).some((id) => photoIds.has(id)) && !isCovered(path, [...said.photos, ...said.harmless]))
    return 'names a photo and is in no list of photos';
  if (isCovered(path, said.sealed)) return looksSealed(text) ? undefined : 'is declared sealed and is not';
  if (looksSealed(text) && !isCovered(path, said.any)) return 'is sealed and not declared';
  if (looksPersonal(text) && !isCovered(path, said.any)) return 'looks personal and is not declared';
  if (soundsPersonal(path) && !isCovered(path, said.any)) return 'sounds personal and is not declared';
  return undefined;
}

/** What stands in documents and nobody declared: each path and fault once. `photoIds` are those of all photos. */
export function undeclaredValues(
  docs: Iterable<Stored>,
  data: Declaration<never>,
  photoIds: ReadonlySet<string>,
): string[] {
  const said = saidOf(data);
  const faults = new Set<string>();
  for (const doc of docs)
    for (const { path, value } of leavesOf(doc)) {
      const fault = faultOf(path, value, said, photoIds);
      if (fault) faults.add(`${data.collection}.${path} ${fault}`);
    }
  return [...faults];
}
