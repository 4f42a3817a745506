/** The proof of the life cycle finds every planted fault, and the real table is sound. */
import { defineRecord } from '../kit/record';
import type { AnyRow } from '../kit/terms';
import { statusWords } from './words';
import { actorOf, castNames } from '../testing/cast';
import { asAction, go, rules, storyOf } from '../testing/story';
import { contentsOf } from '../testing/walk';
import { actionNames, finalStatuses, isOpen, lifecycle, openStatuses } from './lifecycle';
import { ticketRecord } from './record';
import { ticketStatuses, type TicketStatus } from './ticket';

const proveLife = (life: Record<string, AnyRow>): void =>
  defineRecord({ ...ticketRecord.definition, life: life as typeof lifecycle }).prove();
const withRow = (name: string, row: Partial<AnyRow>): Record<string, AnyRow> => {
  const table: Record<string, AnyRow> = lifecycle;
  const base = table[name] ?? { from: ['handling'], to: ['same'], by: { agent: 'anyone' } };
  return { ...table, [name]: { ...base, ...row } };
};
const without = (...names: string[]): Record<string, AnyRow> =>
  Object.fromEntries(Object.entries(lifecycle).filter(([name]) => !names.includes(name)));

test('the life cycle is sound', () => {
  expect(() => ticketRecord.prove()).not.toThrow();
});

test('a status nobody can bring a ticket to is found', () => {
  expect(() => proveLife(without('decideShelving'))).toThrow('shelved: cannot be reached');
});

test('a status that leads to no end is found', () => {
  const stuck = { ...without('follow', 'unmerge'), merge: lifecycle.merge };
  expect(() => proveLife(stuck)).toThrow('merged: leads nowhere');
});

test('two statuses that only lead to each other are found', () => {
  const { unmerge: _, ...loop } = withRow('follow', { to: ['merged'] });
  expect(() => proveLife(loop)).toThrow('merged: leads nowhere');
});

test.each(['from', 'to'])('an unknown status in `%s` is found', (side) => {
  const unknown = ['lost' as TicketStatus];
  expect(() => proveLife(withRow('sign', { [side]: unknown }))).toThrow('sign: unknown status lost');
});

test('a row that nobody may perform is found', () => {
  expect(() => proveLife(withRow('urge', { by: {} }))).toThrow('urge: nobody may do it');
});

test('a row that starts from no status, or leads to none, is found', () => {
  expect(() => proveLife(withRow('urge', { from: [] }))).toThrow('urge: never possible');
  expect(() => proveLife(withRow('urge', { to: [] }))).toThrow('urge: leads to no status');
});

test('all faults are told at once', () => {
  const broken = {
    ...withRow('urge', { by: {} }),
    sign: { ...lifecycle.sign, to: ['lost' as TicketStatus] },
  };
  expect(() => proveLife(broken)).toThrow(/sign: unknown status lost\nurge: nobody may do it/);
});

test('open and final statuses do not overlap, and a merged ticket waits for another', () => {
  expect(finalStatuses.filter(isOpen)).toEqual([]);
  expect([...openStatuses, ...finalStatuses, 'merged'].sort()).toEqual([...ticketStatuses].sort());
});

test('only the requester leads out of an end: not solved after all, or nobody had called', () => {
  const leaving = actionNames.filter((action) => {
    const { from, to } = lifecycle[action];
    return from.some((status) => finalStatuses.includes(status)) && to.some((status) => status !== 'same');
  });
  expect(leaving).toEqual(['object', 'reopen']);
});

test.each(ticketStatuses)('real actions bring a ticket to %s, which has a Chinese name', (status) => {
  expect(storyOf(status).ticket.status).toBe(status);
  expect(statusWords[status]).toMatch(/^\p{Script=Han}+$/u);
});

test('the table draws no arrow that nobody can take', () => {
  const stories = [
    ...ticketStatuses.map((status) => storyOf(status)),
    storyOf('submitted', 'gridWorker'),
    go(storyOf('handling'), ['roadsHead', 'requestReturn']),
    go(storyOf('handling'), ['roadsHead', 'requestShelving']),
    go(storyOf('handling'), ['roadsHead', 'requestTermination']),
    go(storyOf('merged'), ['system', 'follow']),
    go(storyOf('merged'), ['system', 'follow'], ['resident', 'verdict']),
  ];
  const taken = new Set<string>();
  for (const { ticket } of stories) {
    for (const name of castNames) {
      for (const action of actionNames) {
        for (const data of contentsOf(action)) {
          const decision = ticketRecord.decide(
            ticket,
            asAction(action, data),
            actorOf(name),
            ticket.updatedAt,
            rules,
          );
          if (decision.ok)
            taken.add(`${ticket.status} ${action} ${ticketRecord.evolve(ticket, decision.event).status}`);
        }
      }
    }
  }
  const drawn = ticketRecord.arrows.map(({ action, from, to }) => `${from} ${action} ${to}`);
  expect(drawn.filter((arrow) => !taken.has(arrow))).toEqual([]);
});

test('leaders and administrators look on: no action on a ticket is theirs', () => {
  const theirs = actionNames.filter((action) => {
    const { by } = lifecycle[action];
    return by.leader !== undefined || by.admin !== undefined;
  });
  expect(theirs).toEqual([]);
});
