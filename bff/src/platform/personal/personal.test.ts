/** Erasure, own data, retention, orphaned photos and key rotation all follow from what a collection declares. */
import { parseKeys } from '../secrets';
import { declarations, type Erasing } from './declaration';
import { erasePerson, findUnfinished } from './erase';
import { createFieldCipher } from './fieldCipher';
import { resealAll } from './reseal';
import { retainAll } from './retain';
import { takeoutOf } from './takeout';
import { letters, list, openLetters, type LetterDoc } from './testing/sampleLetters';

const OLD = 'k1:an-old-key-that-is-long-enough-for-it-all';
const NEW = 'k2:a-new-key-that-is-long-enough-for-it-all!';
const old = createFieldCipher(parseKeys(OLD));
const ring = createFieldCipher(parseKeys(`${NEW},${OLD}`));

let store: Awaited<ReturnType<typeof openLetters>>;
beforeAll(async () => {
  store = await openLetters();
});
beforeEach(() => store.clear());
afterAll(() => store.close());

const now = new Date('2026-03-11T01:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 24 * 3600_000);
const PHONE = '13900001111';
const letter = (_id: string, change: Partial<LetterDoc> = {}): LetterDoc => ({
  _id,
  writerId: 'wang',
  state: 'ended',
  phone: old.seal(PHONE, { collection: 'letters', id: _id, field: 'phone' }),
  mark: old.blind(`phone:${PHONE}`),
  text: `letter ${_id}`,
  at: now,
  ...change,
});
const stored = (name: string) =>
  store
    .collections(name)
    .find({}, { sort: { _id: 1 } })
    .toArray();

const erasing: Erasing = { personId: 'wang', now, cipher: ring };

test('an erasure does to each collection what it declares, and touches nobody else', async () => {
  await store.insert('letters', letter('a'), letter('b', { writerId: 'li' }));
  await store.insert('drafts', { _id: '1', writerId: 'wang' }, { _id: '2', writerId: 'li' });
  await store.insert('accounts', { _id: 'wang' }, { _id: 'li' });
  const changed = await erasePerson(list, store.collections, erasing);
  expect(Object.fromEntries(changed)).toEqual({ letters: 1, drafts: 1, accounts: 1 });
  const { phone: _p, mark: _m, ...nameless } = letter('a');
  expect(await stored('letters')).toEqual([nameless, letter('b', { writerId: 'li' })]);
  expect(await stored('drafts')).toEqual([{ _id: '2', writerId: 'li' }]);
  expect(await stored('accounts')).toEqual([{ _id: 'li' }, { _id: 'wang', left: now }]);
  expect((await erasePerson(list, store.collections, erasing)).get('letters')).toBe(0);
});

test('who has something open is told what', async () => {
  await store.insert('letters', letter('a', { state: 'open' }), letter('b', { state: 'open' }));
  expect(await findUnfinished(list, store.collections, 'wang')).toBe('2 letters are open.');
  expect(await findUnfinished(list, store.collections, 'li')).toBeUndefined();
});

test('own data are the rows of one person, each part under its name', async () => {
  await store.insert('letters', letter('a'), letter('b'), letter('c', { writerId: 'li' }));
  expect(await takeoutOf(list, store.collections, 'wang', { asker: 'me' })).toEqual({
    letters: [
      { text: 'letter b', asker: 'me' },
      { text: 'letter a', asker: 'me' },
    ],
  });
});

const removed: string[] = [];
const retention = (write: boolean, at = now) =>
  retainAll(list, store.collections, {
    now: at,
    write,
    sinceOf: (period) => new Date(at.getTime() - (period === 'years' ? 1000 : 7) * 24 * 3600_000),
    removeFile: async (id) => void removed.push(id),
  });
const counts = (found: number, done: number) => ({ found, removed: done });

test('what was kept long enough is counted first, and goes when told so', async () => {
  await store.insert(
    'letters',
    letter('a', { at: daysAgo(1001) }),
    letter('b', { at: daysAgo(1001), state: 'open' }),
    letter('c', { at: daysAgo(999) }),
  );
  await store.insert('drafts', { _id: '1', at: daysAgo(8) }, { _id: '2', at: daysAgo(6) });
  const report = (found: number, done: number) => [
    { what: 'writers', ...counts(found, done) },
    { what: 'drafts', ...counts(found, done) },
    { what: 'pictures', ...counts(0, 0) },
  ];
  expect(await retention(false)).toEqual(report(1, 0));
  expect(await stored('drafts')).toHaveLength(2);
  expect(await retention(true)).toEqual(report(1, 1));
  expect((await stored('letters')).map(({ phone }) => phone !== undefined)).toEqual([false, true, true]);
  expect((await stored('drafts')).map(({ _id }) => _id)).toEqual(['2']);
  expect(await retention(true)).toEqual(report(0, 0));
});

test('a photo is an orphan when no declared place names it, however deep that place lies', async () => {
  const photos = Array.from({ length: 450 }, (_, i) => ({
    _id: `p${String(i).padStart(3, '0')}`,
    at: daysAgo(8),
  }));
  await store.insert('pictures', ...photos, { _id: 'new', at: daysAgo(1) });
  const named = photos.filter((_, i) => i % 3 > 0).map(({ _id }) => _id);
  await store.insert('letters', letter('a', { replies: [{ photos: [] }, { photos: named }] }));
  await store.insert('drafts', { _id: '1', at: now, photos: ['p000'] });
  expect((await retention(false)).at(-1)).toEqual({ what: 'pictures', ...counts(150, 0) });
  expect((await retention(true)).at(-1)).toEqual({ what: 'pictures', ...counts(150, 150) });
  expect((await stored('pictures')).map(({ _id }) => _id)).toEqual(['new', ...named]);
  expect(removed).toHaveLength(150);
});

test('a photo that lost its name is found a month later', async () => {
  await store.insert('pictures', { _id: 'p', at: daysAgo(8) });
  await store.insert('letters', letter('a', { replies: [{ photos: ['p'] }] }));
  await retention(true);
  await store.collections('letters').deleteMany({});
  const later = (days: number) => new Date(now.getTime() + days * 24 * 3600_000);
  expect((await retention(false, later(29))).at(-1)).toMatchObject(counts(0, 0));
  expect((await retention(false, later(31))).at(-1)).toMatchObject(counts(1, 0));
});

test('a rotation seals what an older key sealed, with its mark, unless somebody changed it meanwhile', async () => {
  const { phone: _p, mark: _m, ...nameless } = letter('c');
  await store.insert('letters', letter('a'), letter('b'), nameless);
  const turn = { cipher: ring, write: false, tell: () => {} };
  const [dry] = await resealAll(list, store.collections, turn);
  expect(dry).toEqual({ collection: 'letters', checked: 2, stale: 2, resealed: 0 });
  const { updateOne } = store.collections('letters');
  // Between the reading and the writing of `a` its phone is changed.
  const racing = (name: string) => {
    const collection = store.collections(name);
    collection.updateOne = async (...asked: Parameters<typeof updateOne>) => {
      const { _id } = asked[0] as { _id: unknown };
      if (_id === 'a') await updateOne.call(collection, { _id } as never, { $set: { phone: 'changed' } });
      return updateOne.apply(collection, asked);
    };
    return collection;
  };
  const [done] = await resealAll(list, racing, { ...turn, write: true });
  expect(done).toEqual({ collection: 'letters', checked: 2, stale: 2, resealed: 1 });
  const [a, b] = await stored('letters');
  expect(a).toMatchObject({ phone: 'changed', mark: old.blind(`phone:${PHONE}`) });
  const place = { collection: 'letters', id: 'b', field: 'phone' };
  expect(createFieldCipher(parseKeys(NEW)).open(String(b?.['phone']), place)).toBe(PHONE);
  expect(b?.['mark']).toBe(ring.blind(`phone:${PHONE}`));
});

test('a collection is declared once', () => {
  expect(() => declarations([letters, letters])).toThrow('The personal data of letters is declared twice.');
});
