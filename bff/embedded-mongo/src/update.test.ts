/** What each update does, against a hand-checked table and against plain arithmetic. */
import { EJSON, serialize } from 'bson';
import { parseUpdate, updated } from './language/update';
import { readDocument, validate } from './values/bson';
import type { Doc, Value } from './values/values';

const bytesOf = (json: string): Buffer => {
  const bytes = Buffer.from(serialize(EJSON.parse(json, { relaxed: false }) as Record<string, unknown>));
  validate(bytes);
  return bytes;
};
const docOf = (json: string): Doc => readDocument(bytesOf(json));
const jsonOf = (doc: Doc): string => {
  const plain = (value: Value): unknown =>
    value instanceof Map
      ? Object.fromEntries([...value].map(([name, inner]) => [name, plain(inner)]))
      : Array.isArray(value)
        ? value.map(plain)
        : value;
  return EJSON.stringify(plain(doc) as never, { relaxed: true });
};

/** before, update, after (or the error's code), and optionally arrayFilters. */
const table: readonly [string, string, string | number, string?][] = [
  ['{"a":1}', '{"$set":{"b":2}}', '{"a":1,"b":2}'],
  ['{"a":1,"b":2,"c":3}', '{"$set":{"d":1,"b":4}}', '{"a":1,"b":4,"c":3,"d":1}'],
  ['{"a":1,"b":2,"c":3}', '{"$unset":{"b":1},"$inc":{"a":1}}', '{"a":2,"c":3}'],
  ['{"a":1}', '{"$set":{"b.c.d":2}}', '{"a":1,"b":{"c":{"d":2}}}'],
  ['{"a":1}', '{"$set":{"a.b":2}}', 28],
  ['{"a":[1,2]}', '{"$set":{"a.1":9}}', '{"a":[1,9]}'],
  ['{"a":[1]}', '{"$set":{"a.3":9}}', '{"a":[1,null,null,9]}'],
  ['{"a":[1]}', '{"$set":{"a.x":9}}', 28],
  ['{}', '{"$set":{"z":1,"m":2}}', '{"m":2,"z":1}'],
  ['{"a":1}', '{"$set":{"a":1,"a.b":2}}', 40],
  ['{"a":1}', '{"$set":{"b":1},"$inc":{"b":1}}', 40],
  ['{"_id":1}', '{"$set":{"_id":2}}', 66],
  ['{"_id":1,"a":2}', '{"b":3}', '{"_id":1,"b":3}'],
  ['{"_id":1}', '{"_id":2}', 66],
  ['{"a":1,"b":2}', '{"$unset":{"a":""}}', '{"b":2}'],
  ['{"a":[1,2,3]}', '{"$unset":{"a.1":""}}', '{"a":[1,null,3]}'],
  ['{"a":{"b":1}}', '{"$unset":{"a.x.y":""}}', '{"a":{"b":1}}'],
  ['{"a":1}', '{"$inc":{"a":2,"b":-1}}', '{"a":3,"b":-1}'],
  ['{"a":1.5}', '{"$inc":{"a":1}}', '{"a":2.5}'],
  ['{"a":2147483647}', '{"$inc":{"a":1}}', '{"a":2147483648}'],
  ['{"a":{"$numberLong":"9223372036854775807"}}', '{"$inc":{"a":1}}', 2],
  ['{"a":"1"}', '{"$inc":{"a":1}}', 14],
  ['{"a":null}', '{"$inc":{"a":1}}', 14],
  ['{"a":1}', '{"$inc":{"a":"1"}}', 14],
  ['{}', '{"$push":{"a":1}}', '{"a":[1]}'],
  ['{"a":[1]}', '{"$push":{"a":[2,3]}}', '{"a":[1,[2,3]]}'],
  ['{"a":[1]}', '{"$push":{"a":{"$each":[2,3]}}}', '{"a":[1,2,3]}'],
  ['{"a":[1,2]}', '{"$push":{"a":{"$each":[3,4],"$slice":-3}}}', '{"a":[2,3,4]}'],
  ['{}', '{"$push":{"a":{"$each":[1,2,3],"$slice":2}}}', '{"a":[1,2]}'],
  ['{"a":[1]}', '{"$push":{"a":{"$each":[],"$slice":0}}}', '{"a":[]}'],
  ['{"a":[1]}', '{"$push":{"a":{"$each":[2],"$sort":1}}}', 2],
  ['{"a":[1]}', '{"$push":{"a":{"$each":[2],"$position":0}}}', 2],
  ['{"a":1}', '{"$push":{"a":2}}', 2],
  ['{"a":[1,{"b":1}]}', '{"$addToSet":{"a":{"b":1}}}', '{"a":[1,{"b":1}]}'],
  ['{"a":[1]}', '{"$addToSet":{"a":{"$each":[1,2,2,{"$numberDouble":"1.0"}]}}}', '{"a":[1,2]}'],
  ['{}', '{"$addToSet":{"a":1}}', '{"a":[1]}'],
  ['{"a":[1,2,1]}', '{"$pull":{"a":1}}', '{"a":[2]}'],
  ['{"a":[1,5,9]}', '{"$pull":{"a":{"$gte":5}}}', '{"a":[1]}'],
  ['{"a":[{"b":1,"c":2},{"b":2}]}', '{"$pull":{"a":{"b":1}}}', '{"a":[{"b":2}]}'],
  ['{"a":[[1],[2]]}', '{"$pull":{"a":[1]}}', '{"a":[[2]]}'],
  ['{}', '{"$pull":{"a":1}}', '{}'],
  ['{"a":1}', '{"$pull":{"a":1}}', 2],
  ['{"a":1}', '{"$setOnInsert":{"b":1}}', '{"a":1}'],
  ['{"a":[1]}', '{"$set":{"a.$":0}}', 238],
  ['{"a":[1,2]}', '{"$inc":{"a.$[]":10}}', '{"a":[11,12]}'],
  ['{"a":[1,5,9]}', '{"$set":{"a.$[x]":0}}', '{"a":[1,0,0]}', '[{"x":{"$gte":5}}]'],
  ['{"a":[{"s":1},{"s":2}]}', '{"$set":{"a.$[x].t":0}}', '{"a":[{"s":1},{"s":2,"t":0}]}', '[{"x.s":2}]'],
  ['{"a":[1]}', '{"$set":{"a.$[x]":0}}', 2],
  ['{"a":[1]}', '{"$set":{"b":0}}', 9, '[{"x":1}]'],
  ['{"a":5}', '{"$min":{"a":3}}', 9],
  ['{"a":1}', '{"$rename":{"a":"b"}}', 9],
  ['{"a":1}', '{"$set":{"$b":1}}', 52],
  ['{"a":1}', '[{"$set":{"b":{"c":"$a","d":["$a",2]}}}]', '{"a":1,"b":{"c":1,"d":[1,2]}}'],
];

test.each(table)('%s with %s gives %s', (before, update, after, filters = '[]') => {
  const wrapped = docOf(`{"u":${update},"f":${filters}}`);
  const run = () =>
    jsonOf(readDocument(updated(bytesOf(before), parseUpdate(wrapped.get('u'), wrapped.get('f') as Doc[]))));
  if (typeof after === 'string') expect(run()).toBe(after);
  else {
    let code: unknown;
    try {
      run();
    } catch (cause) {
      code = (cause as { code?: number }).code;
    }
    expect(code).toBe(after);
  }
});

test('1 000 random pushes, pulls and increments agree with plain arrays and numbers', () => {
  let doc = docOf('{"list":[],"n":0}');
  let list: number[] = [];
  let n = 0;
  let state = 7;
  const below = (limit: number) => (state = (state * 48271) % 2147483647) % limit;
  for (let i = 0; i < 1000; i++) {
    const value = below(10);
    const slice = below(2) ? -12 : 12;
    const apply = (update: string) =>
      (doc = parseUpdate(docOf(`{"u":${update}}`).get('u'), []).apply(doc, false));
    if (below(4) === 0) {
      apply(`{"$pull":{"list":${value}},"$inc":{"n":${value}}}`);
      list = list.filter((one) => one !== value);
      n += value;
    } else {
      apply(`{"$push":{"list":{"$each":[${value},${i}],"$slice":${slice}}}}`);
      list.push(value, i);
      list = slice < 0 ? list.slice(slice) : list.slice(0, slice);
    }
    expect(jsonOf(doc)).toBe(JSON.stringify({ list, n }));
  }
});
