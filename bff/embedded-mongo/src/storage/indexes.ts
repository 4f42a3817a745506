/** One index: its definition as MongoDB describes it, and the keys a document has in it. */
import { CommandError } from '../errors';
import { parseFilter } from '../language/filter';
import { encode, fitting } from '../values/keyCoding';
import { type Path, elementKeys, splitPath } from '../values/paths';
import { type Doc, type KeyPart, type Maybe, emptyArray, isDoc, isTrue, numberOf } from '../values/values';

export type Index = ReturnType<typeof makeIndex>;

/** `definition` is what listIndexes answers; absent options are left out. The rest it learns from its keys. */
export function makeIndex(definition: Doc, region: number, multikey?: boolean[], exact = true) {
  const key = definition.get('key') as Doc;
  const fields = [...key.keys()];
  const condition = definition.get('partialFilterExpression') as Doc | undefined;
  const conditions = condition?.keys() ?? [];
  const expires = definition.get('expireAfterSeconds');
  return {
    name: definition.get('name') as string,
    definition,
    key,
    region,
    fields,
    paths: fields.map(splitPath),
    /** What its entries depend on: a condition joined of others ($and, …) may look anywhere. */
    watched: [...fields, ...conditions].map((name) => (name.startsWith('$') ? [] : splitPath(name))),
    descending: [...key.values()].map((direction) => numberOf(direction) < 0),
    unique: isTrue(definition.get('unique')),
    sparse: isTrue(definition.get('sparse')),
    partial: condition && parseFilter(condition),
    expireAfterSeconds: expires === undefined ? undefined : numberOf(expires),
    /** Fields under which an array has ever been indexed: their order is not a document order. */
    multikey: multikey ?? fields.map(() => false),
    /** False once a key was cut: such keys do not keep MongoDB's order. */
    exact,
  };
}

/** What the catalog keeps of an index. */
export const storedIndex = ({ definition, region, multikey, exact }: Index): Doc =>
  new Map(definition).set('region', region).set('multikey', multikey).set('exact', exact);
export function readIndex(stored: Doc): Index {
  const { region, multikey, exact, ...options } = Object.fromEntries(stored);
  const definition: Doc = new Map(Object.entries(options));
  return makeIndex(definition, region as number, multikey as boolean[], exact as boolean);
}

const elementPart = /^(\d+|\$\[.*\])$/;
/** Where a change begins: an element of an array may be any. */
export function fixedPart(changed: Path): Path {
  const end = changed.findIndex((part) => elementPart.test(part));
  return end < 0 ? changed : changed.slice(0, end);
}
const reaches = (changed: Path, field: Path): boolean =>
  changed.every((part, i) => field[i] === undefined || part === field[i]);
/** Whether what a document has in the index may change with what begins at these places. */
export const isTouched = ({ watched }: Index, changed: readonly Path[]): boolean =>
  changed.some((path) => watched.some((field) => reaches(path, field)));

export interface IndexKeys {
  /** By the key's text, without repeats: the key, and the values it is made of. */
  entries: Map<string, { key: Buffer; parts: readonly KeyPart[] }>;
  /** Which fields went through an array. */
  multikey: boolean[];
}

/** A field's value; or the array that stands before it, and the rest of the path. */
interface Way {
  value: KeyPart;
  rest?: Path;
}

/** Follows the path to its end or to the first array. */
function follow(start: Doc, path: Path): Way {
  let value: Maybe = start;
  let at = 0;
  while (at < path.length && isDoc(value)) value = value.get(path[at++] as string);
  if (Array.isArray(value)) return { value, rest: path.slice(at) };
  return { value: at === path.length ? value : undefined };
}

/** One row of values for each element of the one array on the ways. */
function rowsOf(ways: readonly Way[], multikey: boolean[]): KeyPart[][] {
  const array = ways.find(({ rest }) => rest)?.value;
  if (!Array.isArray(array)) return [ways.map(({ value }) => value)];
  if (ways.some(({ value, rest }) => rest && value !== array))
    throw new CommandError(171, 'cannot index parallel arrays');
  ways.forEach(({ rest }, i) => (multikey[i] ||= rest !== undefined));
  return elementKeys(array).flatMap((element) => {
    const next = ways.map((way): Way => {
      if (!way.rest) return way;
      if (element === emptyArray || way.rest.length === 0) return { value: element };
      // Inside an array only documents are entered; anything else has no such field.
      return isDoc(element) ? follow(element, way.rest) : { value: undefined };
    });
    return rowsOf(next, multikey);
  });
}

/** No document has no keys. */
export function indexKeys(index: Index, doc: Doc | undefined): IndexKeys {
  const keys: IndexKeys = { entries: new Map(), multikey: index.fields.map(() => false) };
  if (!doc || (index.partial && !index.partial.matches(doc))) return keys;
  const ways = index.paths.map((path) => follow(doc, path));
  const rows = rowsOf(ways, keys.multikey);
  if (index.sparse && rows.every((parts) => parts.every((part) => part === undefined))) return keys;
  for (const parts of rows) {
    const key = fitting(encode(parts, index.descending));
    keys.entries.set(key.toString('latin1'), { key, parts });
  }
  return keys;
}
