/** Of everything a city can have stored, what tells about people is declared: in whichever field it lies. */
import { rm } from 'node:fs/promises';
import { features } from '@jsjb/bff/features';
import { personalDataOf } from '@jsjb/bff/platform/features/derive';
import { isPersonal } from '@jsjb/bff/platform/personal/declaration';
import { textAt } from '@jsjb/bff/platform/personal/paths';
import { readRelease, unpackRelease } from '../fixtures/release';
import { openFolder, type OpenFolder } from '../harness/openFolder';
import { undeclaredIn } from '../harness/undeclared';

const personalData = personalDataOf(features);

let folder: string;
let city: OpenFolder;
beforeAll(async () => {
  folder = await unpackRelease('0.1');
  city = await openFolder(folder, new Date((await readRelease('0.1')).clock));
});
afterAll(async () => {
  await city.close();
  await rm(folder, { recursive: true, force: true });
});

test('no document holds a name, a phone, an address or a photo that is not declared', async () => {
  expect(await undeclaredIn(city.deps.models)).toEqual([]);
});

test('a phone in a field that nobody declared is found', async () => {
  const { grids } = city.deps.models;
  await grids.collection.updateOne({}, { $set: { keeper: { reach: '13900001111' } } });
  expect(await undeclaredIn(city.deps.models)).toEqual([
    'grids.keeper.reach looks personal and is not declared',
  ]);
  await grids.collection.updateOne({ keeper: { $exists: true } }, { $unset: { keeper: '' } });
});

test('every sealed value opens where its declaration says it is bound', async () => {
  const { db } = city.deps.models.tickets;
  const opened = new Map<string, number>();
  for (const data of personalData.filter((each) => isPersonal(each)))
    for (const { path, field } of data.sealed ?? [])
      for (const doc of await db.collection(data.collection).find().toArray()) {
        const text = textAt(doc, path);
        if (text === undefined) continue;
        city.deps.cipher.open(text, { collection: data.collection, id: String(doc._id), field });
        opened.set(`${data.collection}.${path}`, (opened.get(`${data.collection}.${path}`) ?? 0) + 1);
      }
  expect([...opened.keys()].sort()).toEqual([
    'people.personal.name',
    'people.personal.phone',
    'people.secondFactor.secret',
    'rewardPayees.openid',
    'suggestions.personal.name',
    'suggestions.personal.phone',
    'tickets.personal.address',
    'tickets.personal.name',
    'tickets.personal.phone',
    'visits.household',
    'visits.note',
  ]);
});
