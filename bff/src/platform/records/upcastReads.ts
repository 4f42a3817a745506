/**
 * Every read through a model's collection, by mongoose or by the driver, is shown today's words; a reader cannot forget
 * it. Stored words stay as they are, under their hash.
 */
import type { Upcaster } from '@jsjb/shared/kit/upcaster';
import { upcastLogged, type Logged } from './eventLog';
import { rawOf, type Raw } from './recordDoc';

type Read = (doc: Raw) => Raw;

/** A record's log. Facts on their way to their own collection keep their stored words. */
export const logUnder =
  (upcast: Upcaster): Read =>
  (doc) =>
    Array.isArray(doc['events'])
      ? { ...doc, events: (doc['events'] as Logged[]).map((event) => upcastLogged(event, upcast)) }
      : doc;

/** One fact is one event. */
export const factUnder =
  (upcast: Upcaster): Read =>
  (doc) =>
    'type' in doc ? (upcastLogged(doc as never, upcast) as Raw) : doc;

/** Call once for a model, before its first read. */
export function readThrough(model: { collection: object }, read: Read): void {
  const collection = rawOf(model);
  const { find, findOne, findOneAndUpdate } = collection;
  const shown = (doc: Raw | null): Raw | null => doc && read(doc);
  Object.assign(collection, {
    find: (...asked: Parameters<typeof find>) =>
      (find.apply(collection, asked) as unknown as { map(read: Read): unknown }).map(read),
    findOne: async (...asked: Parameters<typeof findOne>) => shown(await findOne.apply(collection, asked)),
    async findOneAndUpdate(...asked: Parameters<typeof findOneAndUpdate>) {
      const found = await findOneAndUpdate.apply(collection, asked);
      const [, , options] = asked;
      const wrapped = options && 'includeResultMetadata' in options && options.includeResultMetadata === true;
      return found && wrapped ? { ...found, value: shown(found['value'] as Raw | null) } : shown(found);
    },
  });
}
