/** A record declared with the kit: the proof finds every fault, and what holds on every random walk. */
import * as fc from 'fast-check';
import { actorOf, castNames } from '../testing/cast';
import { frozen } from '../testing/frozen';
import { repairs, type RepairTypes } from '../testing/sampleRecord';
import { HOUR_MS, START } from '../testing/story';
import type { RecordDefinition } from './definition';
import { defineRecord } from './record';
import type { AnyRow, Opening, RecordCommand, RecordEvent } from './terms';

type State = RepairTypes['state'];
type Definition = RecordDefinition<RepairTypes>;
const { definition } = repairs;
const row = (change: Partial<AnyRow>): never => change as never;
const life = (action: keyof Definition['life'], change: Partial<AnyRow>): Partial<Definition> => ({
  life: { ...definition.life, [action]: row({ ...repairs.rowOf(action), ...change }) },
});
const prove = (change: Partial<Definition>) => () => defineRecord({ ...definition, ...change }).prove();

test('the sample is sound', () => {
  expect(() => repairs.prove()).not.toThrow();
});

test.each<[string, Partial<Definition>]>([
  ['inspect: nobody may do it', life('inspect', { by: {} })],
  ['inspect: never possible', life('inspect', { from: [] })],
  ['inspect: leads to no status', life('inspect', { to: [] })],
  ['inspect: unknown status lost', life('inspect', { to: ['lost'] })],
  ['inspect: unknown status lost', life('inspect', { from: ['lost'] })],
  ['inspect: unknown status lost', life('inspect', { staysIn: ['lost'] })],
  ['unknown status lost', { ends: ['lost' as never] }],
  ['support: a fact changes no status', life('support', { to: ['repaired'] })],
  ['repaired: cannot be reached', life('inspect', { to: ['same'] })],
  ['repaired: cannot be reached', life('inspect', { staysIn: ['reported'] })],
  ['reported: leads nowhere', life('inspect', { to: ['reported'] })],
  ['inspect: unknown relation owner', life('inspect', { by: { gridWorker: 'owner' } })],
  ['inspect: no guard makes its event', { guards: {} }],
  ['reopen: leaves no event', life('reopen', { event: undefined })],
  ['reopen: repair.reported opens a record', life('reopen', { event: 'repair.reported' })],
  [
    "add: repair.added is another one's fact",
    {
      life: {
        ...definition.life,
        reopen: row({ ...definition.life.reopen, event: 'repair.added', fact: {} }),
      },
    },
  ],
  ['repair.lost: no fold', life('reopen', { event: 'repair.lost' })],
  ['repair.reopened: no action leads to it', life('reopen', { event: 'repair.finished' })],
])('a planted fault is found: %s', (fault, change) => {
  expect(prove(change)).toThrow(`The life of a repair is not sound:\n`);
  expect(prove(change)).toThrow(fault);
});

test('all faults are told at once', () => {
  expect(prove({ ...life('inspect', { by: {} }), ends: ['lost' as never] })).toThrow(
    /unknown status lost\ninspect: nobody may do it/,
  );
});

const opened: Opening<RepairTypes> = {
  type: 'repair.reported',
  at: START,
  by: actorOf('resident'),
  data: { thing: '长椅' },
};
const contents: { [A in keyof RepairTypes['actions']]: readonly RepairTypes['actions'][A][] } = {
  inspect: [
    { fixed: true, note: '已修好' },
    { fixed: false, note: '等配件' },
    { fixed: true, note: '' },
  ],
  reopen: [{ note: '又坏了' }],
  support: [{}],
  add: [{ note: '少一块木板' }],
};
const commands = repairs.actions.flatMap((name) =>
  contents[name].map((data) => ({ name, data }) as RecordCommand<RepairTypes>),
);
const moves = fc.array(
  fc.record({ who: fc.constantFrom(...castNames), command: fc.constantFrom(...commands), hours: fc.nat(99) }),
  { minLength: 20, maxLength: 60, size: 'max' },
);

interface Story {
  record: State;
  log: readonly RecordEvent<RepairTypes>[];
  facts: readonly RecordEvent<RepairTypes>[];
}
const begin = (): Story => frozen({ record: repairs.open('r1', opened), log: [opened], facts: [] });

function after({ record, log, facts }: Story, event: RecordEvent<RepairTypes>): Story {
  return repairs.factOf(event.type)
    ? { record: repairs.count(record, event), log, facts: [...facts, event] }
    : { record: repairs.evolve(record, event), log: [...log, event], facts };
}

test('on every random walk: the table is kept, refusals speak, the log and the facts make the record again', () => {
  const taken = new Set<string>();
  fc.assert(
    fc.property(moves, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (walk, order) => {
      let story = begin();
      let now = START;
      for (const { who, command, hours } of walk) {
        const before = story;
        now = new Date(now.getTime() + hours * HOUR_MS);
        const actor = actorOf(who);
        const decision = repairs.decide(before.record, command, actor, now);
        const { by, from } = repairs.rowOf(command.name);
        const offered = repairs.abilities(before.record, actor).includes(command.name);
        if (!decision.ok) {
          expect(decision.message).toMatch(/。$/);
          // What is offered is refused for its contents only.
          expect(decision.code === 'INVALID').toBe(offered);
          continue;
        }
        expect(offered).toBe(true);
        expect(from).toContain(before.record.status);
        expect(Object.keys(by)).toContain(actor.role);
        expect(decision.event).toMatchObject({ at: now, by: actor });
        expect(repairs.eventsOf(command.name)).toContain(decision.event.type);
        story = frozen(after(before, decision.event));
        if (story.record.status !== before.record.status)
          expect(repairs.arrows).toContainEqual({
            action: command.name,
            from: before.record.status,
            to: story.record.status,
          });
        expect(story.record.version).toBe(story.log.length);
        taken.add(decision.event.type);
      }
      const shuffled = story.facts
        .map((fact) => ({ fact, at: order.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ fact }) => fact);
      expect(repairs.replay('r1', story.log, shuffled)).toStrictEqual(story.record);
    }),
    { numRuns: 200, seed: 7 },
  );
  expect(taken.size).toBe(5);
});

test('every role in every status is refused what the table does not give it', () => {
  const repaired = after(begin(), {
    type: 'repair.finished',
    at: START,
    by: actorOf('gridWorker'),
    data: { note: '' },
  });
  for (const { record } of [begin(), repaired])
    for (const who of castNames)
      for (const command of commands) {
        const actor = actorOf(who);
        const { by, from } = repairs.rowOf(command.name);
        const decision = repairs.decide(record, command, actor, START);
        if (!repairs.relatesTo(record, command.name, actor))
          expect(decision).toMatchObject({ code: 'FORBIDDEN' });
        else if (!from.includes(record.status))
          expect(decision).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
        if (!by[actor.role]) expect(repairs.relatesTo(record, command.name, actor)).toBe(false);
      }
});

test('who supported a repair before is not offered it again, and may go on adding to it', () => {
  const { record } = begin();
  expect(repairs.abilities(record, actorOf('neighbour'))).toEqual(['support', 'add']);
  expect(repairs.abilities(record, actorOf('neighbour'), ['support', 'add'])).toEqual(['add']);
});

test('a log is refused that begins otherwise, opens twice or holds what nobody knows', () => {
  const { record } = begin();
  expect(() => repairs.replay('r1', [])).toThrow('the log of r1 does not begin with repair.reported');
  expect(() => repairs.evolve(record, opened)).toThrow('a repair is reported once');
  expect(() => repairs.evolve(record, { ...opened, type: 'repair.lost' as never })).toThrow(
    'no event repair.lost',
  );
  expect(() => repairs.count(record, opened)).toThrow('no fact of a repair');
});

test('a fact written into the log before facts stood apart still counts', () => {
  const support = { type: 'repair.supported', at: START, by: actorOf('neighbour'), data: {} } as const;
  const record = repairs.replay('r1', [opened, support], [support]);
  expect([record.version, record.counts]).toEqual([2, { support: 2 }]);
  const folds = { ...definition.folds, 'repair.supported': () => ({ latest: '有人附议' }) };
  const remembering = defineRecord<RepairTypes>({ ...definition, folds });
  expect(() => remembering.prove()).not.toThrow();
  const logged = remembering.replay('r1', [opened, support], [support]);
  expect([logged.latest, logged.counts]).toEqual(['有人附议', { support: 2 }]);
});

test('a conflict of interest, a condition and the rules of the record have their say in this order', () => {
  const words = { code: 'ILLEGAL_TRANSITION', message: '先等一等。' };
  const strict = defineRecord<RepairTypes & { context: number }>({
    ...(definition as RecordDefinition<RepairTypes & { context: number }>),
    conflictOfInterest: (_, action, { personId }) =>
      action === 'inspect' && personId === 'chu' ? '请回避。' : undefined,
    conditions: {
      inspect: ({ counts }) =>
        counts?.['add'] ? undefined : { ok: false, ...words, code: 'ILLEGAL_TRANSITION' },
    },
    contextFor: (context) => context + 1,
    guards: {
      inspect: ({ context }) => ({ type: 'repair.finished', data: { note: `规则 ${context}` } }),
    },
  });
  const { record } = begin();
  const noted = { ...record, counts: { add: 1 } };
  const inspect = { name: 'inspect', data: { fixed: true, note: '' } } as const;
  const ask = (on: State, who: 'gridWorker' | 'farGridWorker') =>
    strict.decide(on, inspect, actorOf(who), START, 1);
  expect(ask(noted, 'gridWorker')).toMatchObject({ code: 'FORBIDDEN', message: '请回避。' });
  expect(ask(record, 'farGridWorker')).toMatchObject(words);
  expect(ask(noted, 'farGridWorker')).toMatchObject({ ok: true, event: { data: { note: '规则 2' } } });
  expect(strict.abilities(record, actorOf('farGridWorker'))).toEqual([]);
  expect(strict.abilities(noted, actorOf('farGridWorker'))).toEqual(['inspect']);
});

test('a guard that makes an event the table does not name is a fault of the program', () => {
  const wrong = defineRecord<RepairTypes>({
    ...definition,
    guards: { inspect: () => ({ type: 'repair.reopened', data: { note: '' } }) },
  });
  const inspect = { name: 'inspect', data: { fixed: true, note: '' } } as const;
  expect(() => wrong.decide(begin().record, inspect, actorOf('gridWorker'), START)).toThrow(
    'repair.inspect must not make',
  );
});

test('what only the scheduler decides has no button', () => {
  const timed = defineRecord<RepairTypes>({
    ...definition,
    ...life('reopen', { by: { system: 'others' }, hidden: true, quiet: true }),
  });
  const repaired = { ...begin().record, status: 'repaired' as const };
  expect(timed.decide(repaired, { name: 'reopen', data: { note: '' } }, actorOf('system'), START).ok).toBe(
    true,
  );
  expect(timed.abilities(repaired, actorOf('system'))).toEqual([]);
  expect([timed.isQuiet('repair.reopened'), timed.isQuiet('repair.finished')]).toEqual([true, false]);
});
