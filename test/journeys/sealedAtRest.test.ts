/** Who steals the database learns no name, no phone and no address; and keys can be changed while people work. */
import path from 'node:path';
import { auditHeadOf, checkAudit } from '@jsjb/bff/platform/audit/auditLog';
import type { Deps } from '@jsjb/bff/deps';
import { rotateKeys } from '@jsjb/bff/privacy/commands/rotateKeys';
import { createFieldCipher } from '@jsjb/bff/platform/personal/fieldCipher';
import { openAccount, sealAccount } from '@jsjb/bff/reward/store/payee';
import { openPersonal } from '@jsjb/bff/platform/personal/personal';
import { phoneMark, phoneMarks, sealPerson } from '@jsjb/bff/account/store/person';
import { findPerson } from '@jsjb/bff/account/queries/people';
import { parseKeys } from '@jsjb/bff/platform/secrets';
import { castNames, phoneOf } from '../factories/smallCity';
import { aComplaint } from '../factories/bodies';
import { dumpOf, filesOf } from '../harness/dump';
import { startTestServer, type TestServer } from '../harness/server';
import { aSuggestion } from '../harness/rewardStory';
import { newKey, reported, submitted } from '../harness/story';

const OLD = 'k1:an-old-key-that-is-long-enough-for-it-all';
const NEW = 'k2:a-new-key-that-is-long-enough-for-it-all!';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ SECRET_KEYS: OLD });
});
afterAll(() => server.close());

const callers = Array.from({ length: 60 }, (_, i) => `138${String(71_234_567 + i * 977).padStart(8, '0')}`);

async function liveADay(): Promise<void> {
  await (await submitted(server)).go(...reported);
  for (const [i, phone] of callers.entries()) {
    await server.as('zhao').submitTicket({
      body: {
        ...aComplaint,
        onBehalf: true,
        contact: { name: `来电人${i}号`, phone },
        place: { text: `东湾村${i}号楼3单元402室` },
      },
      key: newKey(),
    });
  }
  await server.as('gridWorker').recordVisit({
    body: { household: '东湾村5组77号', note: '老人独居，电话 13900001111' },
    key: newKey(),
  });
  await server.as('wang').submitSuggestion({ body: aSuggestion, key: newKey() });
  await server.deps.models.rewardPayees.create({
    _id: 'wang',
    openid: sealAccount('wang', 'oWangAccount', server.deps.cipher),
    boundAt: server.clock.now(),
  });
  const { items } = await server.as('qian').listTickets({ query: { queue: 'all' } });
  await server.as('qian').unmaskRequester({
    params: { id: items[0]?.id ?? '' },
    body: { reason: '核对身份' },
  });
}

test('the stolen database names nobody', async () => {
  await liveADay();
  const secrets = [
    ...castNames.map((_, index) => phoneOf(index)),
    ...callers,
    ...callers.map((_, i) => `来电人${i}号`),
    '王小甲',
    '3单元402室',
    '5组77号',
    '13900001111',
    'oWangAccount',
  ];
  const dump = await dumpOf(server.deps.models);
  expect(secrets.filter((secret) => dump.includes(secret))).toEqual([]);
  // It is the real database that was searched: what is public stands there.
  expect(dump).toContain('晚上看不见，已经有人摔倒');
  if (server.deps.env.MONGODB_URI) return;
  const files = await filesOf(path.join(server.deps.env.DATA_DIR, 'db'));
  const inFiles = (text: string) => files.some((bytes) => bytes.includes(text));
  expect(secrets.filter(inFiles)).toEqual([]);
  expect(inFiles('晚上看不见，已经有人摔倒')).toBe(true);
});

test('a person is found by phone, and still is after the keys were changed', async () => {
  const { people } = server.deps.models;
  const mark = phoneMark(phoneOf(0), server.deps.cipher);
  expect((await people.findOne({ phoneMark: mark }).lean())?._id).toBe('wang');
  const ring = createFieldCipher(parseKeys(`${NEW},${OLD}`));
  expect(phoneMarks(phoneOf(0), ring)).toContain(mark);
  expect(phoneMark(phoneOf(0), ring)).not.toBe(mark);
});

test('keys are changed while the server works, and what names people opens without the old one', async () => {
  const keys = parseKeys(`${NEW},${OLD}`);
  const deps: Deps = { ...server.deps, keys, cipher: createFieldCipher(keys) };
  const dry = await rotateKeys(deps, false);
  expect(dry.map(({ collection, stale, resealed }) => [collection, stale, resealed])).toEqual([
    ['people', castNames.length, 0],
    ['tickets', 61, 0],
    ['visits', 1, 0],
    ['suggestions', 1, 0],
    ['rewardPayees', 1, 0],
  ]);
  // Somebody is stored by a server that does not know the new key yet, right in the middle.
  const late = sealPerson(
    { _id: 'late', name: '后来的人', phone: '13700000001', posts: [] },
    server.deps.cipher,
  );
  const done = await rotateKeys(deps, true, () => void 0);
  await server.deps.models.people.create(late);
  expect(done.map(({ stale, resealed }) => stale - resealed)).toEqual([0, 0, 0, 0, 0]);
  expect((await rotateKeys(deps, true)).map(({ resealed }) => resealed)).toEqual([1, 0, 0, 0, 0]);
  expect((await rotateKeys(deps, false)).map(({ stale }) => stale)).toEqual([0, 0, 0, 0, 0]);

  const onlyNew = createFieldCipher(parseKeys(NEW));
  expect(await findPerson(deps.models.people, 'wang', onlyNew)).toMatchObject({ name: '王小甲' });
  const found = await deps.models.people.findOne({ phoneMark: phoneMark(phoneOf(1), onlyNew) }).lean();
  expect(found?._id).toBe('li');
  const payee = await deps.models.rewardPayees.findById('wang').lean();
  expect(payee && openAccount(payee, onlyNew)).toBe('oWangAccount');
  const suggestion = await deps.models.suggestions.findOne({}).lean();
  const author = openPersonal(
    suggestion?.personal,
    suggestion?._id.toHexString() ?? '',
    onlyNew,
    'suggestions',
  );
  expect(author).toMatchObject({ name: '王小甲' });
});

test('every look at a name stands in the log, whose head can be kept elsewhere', async () => {
  const { models, keys } = server.deps;
  const checked = await checkAudit(models, keys);
  expect(checked.faults).toEqual([]);
  expect(checked.rows).toBeGreaterThan(0);
  const head = await auditHeadOf(models);
  expect(head).toBe(await auditHeadOf(models, checked.rows));
  await models.audit.updateOne({ _id: 1 }, { $set: { reason: '例行' } });
  expect((await checkAudit(models, keys)).faults).toEqual([{ seq: 1, fault: 'altered' }]);
});
