/** A data folder written by release 0.1, with everything a city can have stored, is opened and nothing is lost. */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { raiseLeft } from '@jsjb/bff/moderation/jobs/checkContent';
import type { HoldDoc } from '@jsjb/bff/moderation/store/holdDoc';
import { findAlteredMonth } from '@jsjb/bff/score/commands/freezeMonth';
import { auditHeadOf, checkAudit } from '@jsjb/bff/platform/audit/auditLog';
import type { PersonDoc } from '@jsjb/bff/account/store/personModel';
import { faultsIn } from '@jsjb/bff/platform/records/checkRecords';
import type { VisitDoc } from '@jsjb/bff/visit/store/visitModel';
import type { RewardDoc } from '@jsjb/bff/reward/store/rewardModels';
import type { ExclusionDoc } from '@jsjb/bff/score/store/exclusionDoc';
import type { ScoreMonthDoc } from '@jsjb/bff/score/store/scoreModels';
import type { SuggestionDoc } from '@jsjb/bff/suggestion/store/suggestionModels';
import { decideUnmasking } from '@jsjb/bff/unmasking/commands/decideUnmasking';
import type { UnmaskingDoc } from '@jsjb/bff/unmasking/store/unmaskingDoc';
import type { TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import { openPerson } from '@jsjb/bff/account/store/person';
import { openPersonal } from '@jsjb/bff/platform/personal/personal';
import { openVisit } from '@jsjb/bff/visit/store/visit';
import { ledgerBalances } from '@jsjb/bff/reward/queries/rewards';
import { createClient, type Client } from '@jsjb/bff/contract';
import { TOTP } from 'otpauth';
import { fetchTransport } from '../../scripts/lib/replay/fetchTransport';
import { bodyNow, channelNow, collectionNow, pathNow, typeNow } from '../fixtures/formerNames';
import { readRelease, unpackRelease, type ReleaseRecord } from '../fixtures/release';
import { deliverDue } from '../harness/deliver';
import { openFolder, type OpenFolder } from '../harness/openFolder';

let expected: ReleaseRecord;
let folder: string;
let server: OpenFolder;
beforeAll(async () => {
  expected = await readRelease('0.1');
  folder = await unpackRelease('0.1');
  server = await openFolder(folder, new Date(expected.clock));
  // A running server does so within two seconds.
  await raiseLeft(server.deps);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const models = () => server.deps.models;
const allTickets = () => models().tickets.find().sort({ _id: 1 }).lean<TicketDoc[]>();
const allSuggestions = () => models().suggestions.find().sort({ _id: 1 }).lean<SuggestionDoc[]>();
const allRewards = () => models().rewards.find().sort({ _id: 1 }).lean<RewardDoc[]>();
const sessionOf = (personId: string) => expected.sessions.find((session) => session.personId === personId);
const client = (token?: string): Client =>
  createClient({ baseUrl: server.url, transport: fetchTransport, token: () => token });

interface Logged {
  version: number;
  events: readonly { hash: string }[];
}
/** The version, the number of events and the hash of the last, which covers all before it. */
const endOf = ({ version, events }: Logged) => [version, events.length, events.at(-1)?.hash];

test('every collection holds as many documents as were left in it', async () => {
  const found = await Promise.all(
    Object.keys(expected.collections).map(async (name) => [
      name,
      await models().tickets.db.collection(collectionNow(name)).countDocuments(),
    ]),
  );
  expect(Object.fromEntries(found)).toEqual(expected.collections);
});

test('every ticket, suggestion and reward stands where it stood, with its whole log', async () => {
  const [tickets, suggestions, rewards] = [await allTickets(), await allSuggestions(), await allRewards()];
  expect(tickets.map((doc) => [doc.number, doc.status, doc.type, doc.channel, ...endOf(doc)])).toEqual(
    expected.tickets.map(([number, status, type, ...rest]) => [number, status, typeNow(type), ...rest]),
  );
  expect(suggestions.map((doc) => [doc.number, doc.status, doc.channel, ...endOf(doc)])).toEqual(
    expected.suggestions.map(([number, status, channel, ...rest]) => [
      number,
      status,
      channelNow(channel),
      ...rest,
    ]),
  );
  expect(rewards.map((doc) => [doc._id.toHexString(), doc.status, doc.fen, ...endOf(doc)])).toEqual(
    expected.rewards,
  );
  // The hashes are over the words of the release, which no reader is shown any more.
  for (const doc of [...tickets, ...suggestions, ...rewards]) expect(faultsIn(doc)).toEqual([]);
});

test('what takes two people is a record, whose log holds and makes it what it is', async () => {
  const { unmaskings, exclusions } = server.deps.records;
  const asked = await models().unmaskings.find().lean<UnmaskingDoc[]>();
  const proposed = await models().exclusions.find().lean<ExclusionDoc[]>();
  expect(asked.map(({ status }) => status)).toContain('approved');
  expect(new Set(proposed.map(({ status }) => status)).size).toBeGreaterThan(3);
  for (const doc of [...asked, ...proposed]) expect(faultsIn(doc)).toEqual([]);
  for (const doc of asked) expect(await unmaskings.faults(doc)).toEqual([]);
  for (const doc of proposed) expect(await exclusions.faults(doc)).toEqual([]);
});

test('what waits for a person to look at it is a record', async () => {
  const held = await models().holds.find().lean<HoldDoc[]>();
  expect(held).not.toEqual([]);
  for (const doc of held) expect(await server.deps.records.holds.faults(doc)).toEqual([]);
});

test('every photo is there to the last byte', async () => {
  const found = await Promise.all(
    expected.photos.map(async ([id, size]) => {
      const bytes = await server.deps.photos.get(id, size);
      return [id, size, bytes.length, createHash('sha256').update(bytes).digest('hex')];
    }),
  );
  expect(found).toEqual(expected.photos);
});

test('names, phones and doors are opened with the keys of the folder', async () => {
  const { cipher } = server.deps;
  const { tickets, suggestions, people, visits } = expected.personal;
  for (const { number, ...personal } of tickets) {
    const doc = await models().tickets.findOne({ number }).lean<TicketDoc>();
    expect(openPersonal(doc?.personal, String(doc?._id), cipher)).toEqual(personal);
  }
  for (const { number, ...personal } of suggestions) {
    const doc = await models().suggestions.findOne({ number }).lean<SuggestionDoc>();
    expect(openPersonal(doc?.personal, String(doc?._id), cipher, 'suggestions')).toEqual(personal);
  }
  for (const { id, ...person } of people) {
    const doc = await models().people.findById(id).lean<PersonDoc>();
    expect(doc && openPerson(doc, cipher)).toMatchObject(person);
  }
  for (const { id, ...told } of visits) {
    const doc = await models().visits.findById(id).lean<VisitDoc>();
    expect(doc && openVisit(doc, cipher)).toMatchObject(told);
  }
});

test('the ledger, the audit log and the frozen months are as they were signed', async () => {
  expect(await models().rewardLedger.countDocuments()).toBe(expected.ledger.entries);
  const balances = await ledgerBalances(models());
  expect(balances).toEqual(expected.ledger.balances);
  expect(Object.values(balances).reduce((sum, fen) => sum + fen, 0)).toBe(0);
  expect(await checkAudit(models(), server.deps.keys)).toEqual({ rows: expected.audit.rows, faults: [] });
  expect(await auditHeadOf(models())).toBe(expected.audit.head);
  const months = await models().scoreMonths.find().sort({ _id: 1 }).lean<ScoreMonthDoc[]>();
  expect(months.map(({ _id, hash }) => [_id, hash])).toEqual(expected.frozenMonths);
  expect(await findAlteredMonth(models())).toBeUndefined();
});

/** Since then a unit is late with what it has itself, no more with what waits for the centre. */
function withoutBlame(path: string, body: unknown): unknown {
  if (path !== '/api/summary') return body;
  const { overdue: _late, dueSoon: _soon, units, ...rest } = body as Record<string, unknown>;
  const open = (units as { open: number }[]).map(({ open: count }) => count);
  return { ...rest, units: open.map((count) => ({ open: count })) };
}

test('pages show what the release showed', async () => {
  /** Signatures of photo addresses are made anew by every answer; what a post may do stands in no order. */
  const unsigned = (body: unknown): unknown =>
    JSON.parse(JSON.stringify(body).replaceAll(/(\/api\/photos\/\w+)\?[^"]*/g, '$1'), (_, value: unknown) =>
      Array.isArray(value) && value.includes('signedIn') ? [...(value as string[])].sort() : value,
    );
  /** What may be done with a ticket since then is more. */
  const former = (body: unknown): unknown =>
    JSON.parse(JSON.stringify(body), (_, value: unknown) => {
      const { abilities, status } = Object(value) as { abilities?: string[]; status?: string };
      if (!abilities || !status) return value;
      const more = [
        'verdict',
        'object',
        'reopen',
        'unmerge',
        ...(status === 'merged' ? ['supplement', 'urge'] : []),
      ];
      return { ...(value as object), abilities: abilities.filter((ability) => !more.includes(ability)) };
    });
  /** What a caller wrote down is shown to the resident since then, in their own words. */
  const recorded = (as: string, body: unknown): unknown =>
    JSON.parse(JSON.stringify(body), (name, value: unknown) => {
      const { type } = Object(value) as { type?: unknown };
      // A neighbour who joined was called 您, too.
      if (type === 'ticket.joined') return { ...(value as object), who: '' };
      if (!as.startsWith('resident')) return value;
      if (name === 'callbacks') return [];
      // From the report on, not only once it has been verified.
      if (type === 'ticket.reported') return { ...(value as object), text: '', photos: [] };
      return type === 'ticket.calledBack' ? { ...(value as object), title: '', text: '' } : value;
    });
  for (const { as, path, body } of expected.responses) {
    const token = sessionOf(as)?.accessToken;
    // What waits stands in another order since then: what is shelved comes last.
    const isQueue = path.includes('box=todo');
    const answer = await fetch(server.url + pathNow(path) + (isQueue ? '&limit=50' : ''), {
      headers: token ? { Authorization: `Bearer ${token}` } : {},
    });
    const [then, now] = [unsigned(bodyNow(body)), former(unsigned(await answer.json()))].map((each) =>
      recorded(as, each),
    ) as {
      items: unknown[];
    }[];
    if (isQueue)
      expect(now?.items).toEqual(
        expect.arrayContaining(
          (then?.items ?? []).map((item) => expect.objectContaining(item as object) as unknown),
        ),
      );
    else expect({ as, path, body: now }).toMatchObject({ as, path, body: withoutBlame(path, then) });
  }
});

test('a submission that is sent once more is answered with the same ticket', async () => {
  const { personId, key, body, id, number } = expected.once;
  const again = await client(sessionOf(personId)?.accessToken).submitTicket({ key, body: body as never });
  expect(again).toMatchObject({ id, number });
});

test('whoever was signed in stays signed in', async () => {
  const { personId, ...lost } = expected.lostAnswer;
  expect((await client().refreshSession({ body: lost })).me.id).toBe(personId);
  for (const { accessToken, accessExpiresAt, refreshToken, personId: id, postIndex } of expected.sessions) {
    // One of them had not been used for weeks.
    if (accessExpiresAt > expected.clock)
      expect(await client(accessToken).readMe()).toMatchObject({ id, postIndex });
    expect((await client().refreshSession({ body: { refreshToken } })).me).toMatchObject({ id, postIndex });
  }
});

/** The code of the folder's last half minute has been used in it already; the next one counts as well. */
const STEP_MS = 30_000;

test('a second factor is still proved by its authenticator and by its recovery codes', async () => {
  for (const { personId, secret, recoveryCodes } of expected.secondFactors) {
    const staff = client(sessionOf(personId)?.accessToken);
    const code = new TOTP({ secret }).generate({ timestamp: Date.parse(expected.clock) + STEP_MS });
    for (const each of [code, ...recoveryCodes])
      expect((await staff.stepUp({ body: { code: each } })).accessToken).toEqual(expect.any(String));
  }
});

test('what was written and not yet told when the process died is told now', async () => {
  const waiting = async () => ({
    tickets: (await allTickets()).filter(({ outbox }) => outbox.due).map(({ number }) => number),
    suggestions: (await allSuggestions()).filter(({ outbox }) => outbox.due).map(({ number }) => number),
    rewards: (await allRewards()).filter(({ outbox }) => outbox.due).map(({ _id }) => _id.toHexString()),
  });
  expect(await waiting()).toEqual(expected.unpublished);
  await deliverDue(server.deps);
  expect(await waiting()).toEqual({ tickets: [], suggestions: [], rewards: [] });
  const notices = await models().notices.find().lean();
  // Since then one more is told: where nobody holds a post, the next above.
  expect(notices).toHaveLength(expected.noticesAfterPublishing + 1);
  const statuses = (await allTickets()).map(({ number, status }) => [number, status]);
  expect(statuses).toEqual(expected.tickets.map(([number, status]) => [number, status]));
});

test('a request of the release that waits is decided, and its row in the audit log is not written again', async () => {
  const doc = await models().unmaskings.findOne({ status: 'asked' }).lean<UnmaskingDoc>();
  const now = new Date(expected.clock);
  const actor = { personId: 'somebody-else', role: 'supervisor' } as const;
  const decision = { approved: false, note: '线索已经清楚' };
  const decided = await decideUnmasking(String(doc?._id), decision, server.deps, {
    actor,
    now,
    postIndex: 0,
  });
  expect(decided).toMatchObject({ status: 'rejected', version: 2 });
  expect(await server.deps.records.unmaskings.faults(decided)).toEqual([]);
  const rows = await models().audit.find({ subject: doc?.number }).lean();
  expect(rows.filter(({ action }) => action === 'unmask.ask')).toHaveLength(1);
});
