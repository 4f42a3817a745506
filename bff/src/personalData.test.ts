/** Nothing is stored about people that no declaration knows of: the build fails instead. */
import { createConnection, Schema } from 'mongoose';
import { sinceBy } from './privacy/commands/retention';
import { createModels } from './models';
import { features } from './features';
import { personalDataOf } from './platform/features/derive';
import { allModels } from './platform/db/modelOf';
import { leaseCollection } from './platform/db/lease';
import { migrationCollection } from './platform/db/migrationRecords';
import { isPersonal, noPersonalData, type Declaration } from './platform/personal/declaration';
import { undeclaredFields, type Modelled } from './platform/personal/testing/coverage';
import { defaultRetention } from './platform/personal/periods';

const personalData = personalDataOf(features);
const connection = createConnection();
const models: readonly Modelled[] = allModels(createModels(connection));
const nameOf = ({ collection }: Modelled): string => collection.collectionName;

/** All that is wrong with these models under these declarations. */
const faultsOf = (stored: readonly Modelled[], list: readonly Declaration<never>[]): string[] =>
  stored.flatMap((model) => {
    const data = list.find(({ collection }) => collection === nameOf(model));
    return data ? undeclaredFields(model, data) : [`${nameOf(model)} has no declaration`];
  });

test('every collection is declared, and every field that sounds personal or like a photo', () => {
  expect(faultsOf(models, personalData)).toEqual([]);
});

test('every declaration is of a collection that is there', () => {
  const there = new Set([...models.map(nameOf), leaseCollection, migrationCollection]);
  expect(personalData.map(({ collection }) => collection).filter((name) => !there.has(name))).toEqual([]);
});

test('every period is one that a city sets', () => {
  const since = sinceBy(defaultRetention, new Date('2026-03-11'));
  const periods = personalData.flatMap(({ retain }) => (retain && 'period' in retain ? [retain.period] : []));
  expect(periods.map(since)).toHaveLength(6);
  expect(() => since('someDay')).toThrow('No period is named someDay.');
});

test('what a person is told or waits for belongs to somebody', () => {
  const nobodys = personalData
    .filter((data) => isPersonal(data))
    .filter(({ subject, export: part, unfinished }) => !subject && (part || unfinished));
  expect(nobodys).toEqual([]);
});

const call: Modelled = connection.model(
  'SampleCall',
  new Schema(
    {
      callerPhone: String,
      recording: String,
      photos: [String],
      steps: [new Schema({ note: String }, { _id: false })],
      minutes: Number,
    },
    { collection: 'sampleCalls' },
  ),
);

test('a new collection with a phone, a note and photos is refused until it is declared', () => {
  expect(faultsOf([call], personalData)).toEqual(['sampleCalls has no declaration']);
  const none = noPersonalData({ collection: 'sampleCalls', none: 'counts of minutes' });
  expect(faultsOf([call], [none])).toEqual([
    'sampleCalls.callerPhone sounds personal and is not declared',
    'sampleCalls.photos sounds like a photo and is in no list of photos',
    'sampleCalls.steps.note sounds personal and is not declared',
  ]);
});

test('a field declared as readable may still hold no photos in secret', () => {
  const open: Declaration = {
    collection: 'sampleCalls',
    open: { callerPhone: 'to call back', photos: 'what the caller sent', steps: 'what was done' },
    erase: { keep: 'a sample' },
    retain: { keep: 'a sample' },
  };
  expect(faultsOf([call], [open])).toEqual([
    'sampleCalls.photos sounds like a photo and is in no list of photos',
  ]);
  expect(faultsOf([call], [{ ...open, photos: ['photos'] }])).toEqual([]);
});
