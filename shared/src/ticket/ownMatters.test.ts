/** Whoever has a part in a matter judges it in no post and by no step; derived from the life cycle. */
import type { Actor, Role } from '../kit/role';
import { actorOf } from '../testing/cast';
import { asAction, begin, go, HOUR_MS, rules, waysTo, type Step, type Story } from '../testing/story';
import type { ActionName } from './action';
import { isJudging, notJudging, partInMatter, type PartInMatter } from './conflictOfInterest';
import { actionNames, lifecycle } from './lifecycle';
import { ticketRecord } from './record';
import { actionWords } from './words';
import type { TicketStatus } from './ticket';

const judges = ['agent', 'dispatcher', 'supervisor', 'gridWorker'] as const satisfies Role[];
const post: Record<(typeof judges)[number], Partial<Actor>> = {
  agent: { unitId: 'centre' },
  dispatcher: { unitId: 'centre' },
  supervisor: { unitId: 'supervision' },
  gridWorker: { unitId: 'village', gridId: 'grid-7' },
};

/** Every step by which a post judges, on a ticket that stands where the step can be taken. */
const steps = actionNames.flatMap((action) =>
  judges.filter((role) => isJudging(action, role)).map((role) => [action, role] as const),
);

/** The table by hand: which of the steps each part is kept from. The life cycle says which steps there are. */
const judged: Partial<Record<ActionName, readonly PartInMatter[]>> = {
  accept: ['requester', 'joiner', 'handler', 'verifier'],
  answer: ['requester', 'joiner', 'handler', 'verifier'],
  refuse: ['requester', 'joiner', 'handler', 'verifier'],
  dispatch: ['requester', 'joiner', 'handler'],
  transfer: ['requester', 'joiner', 'handler'],
  coHandle: ['requester', 'joiner', 'handler'],
  resume: ['requester', 'joiner', 'handler'],
  supervise: ['requester', 'joiner'],
  approveReturn: ['requester', 'joiner', 'handler', 'verifier'],
  rejectReturn: ['requester', 'joiner', 'handler', 'verifier'],
  rule: ['requester', 'joiner', 'handler', 'verifier'],
  decideExtension: ['requester', 'joiner', 'handler', 'verifier'],
  decideShelving: ['requester', 'joiner', 'handler', 'verifier'],
  decideTermination: ['requester', 'joiner', 'handler', 'verifier'],
  verify: ['requester', 'joiner', 'handler', 'verifier'],
  callback: ['requester', 'joiner', 'handler', 'verifier'],
  merge: ['requester', 'joiner', 'handler', 'verifier'],
  unmerge: ['requester', 'joiner', 'handler', 'verifier'],
};

test('whatever is done from above stands in the table of judgements, or is named as none', () => {
  expect([...new Set(steps.map(([action]) => action))].sort()).toEqual(Object.keys(judged).sort());
  expect(notJudging.filter((action) => judged[action])).toEqual([]);
});

/** A ticket at the beginning of a step's row, in which everything has happened that makes a part. */
function storyFor(action: ActionName): Story {
  const statuses: readonly TicketStatus[] = lifecycle[action].from;
  const [status = 'submitted'] = statuses;
  const asks: Partial<Record<ActionName, ActionName>> = {
    decideExtension: 'requestExtension',
    decideShelving: 'requestShelving',
    decideTermination: 'requestTermination',
  };
  const asked = asks[action];
  const story = go(begin(), ...waysTo[status]);
  return asked ? go(story, ['roadsHead', asked] as Step) : story;
}
/** The same ticket, let pass once before by somebody. */
const vouchedBy = ({ ticket }: Story, personId: string) => ({ ...ticket, verifiedBy: [personId] });

const partActors: Record<PartInMatter, (role: keyof typeof post) => Actor> = {
  requester: (role) => ({ personId: 'wang', role, ...post[role] }),
  joiner: (role) => ({ personId: 'li', role, ...post[role], known: { party: true } }),
  handler: (role) => ({ personId: 'sun', role, ...post[role] }),
  verifier: (role) => ({ personId: 'xu', role, ...post[role] }),
};

describe.each(steps)('%s as %s', (action, role) => {
  const story = storyFor(action);
  const now = new Date(story.ticket.updatedAt.getTime() + HOUR_MS);
  const handledBySun = {
    ...story.ticket,
    shelving: story.ticket.shelving ?? {
      at: now,
      personId: 'sun',
      reason: '',
      decision: 'rejected' as const,
    },
  };
  const ticketFor = (part: PartInMatter) =>
    part === 'handler' ? handledBySun : part === 'verifier' ? vouchedBy(story, 'xu') : story.ticket;

  test.each(['requester', 'joiner', 'handler', 'verifier'] as const)('who is its %s', (part) => {
    const actor = partActors[part](role);
    const ticket = ticketFor(part);
    expect(partInMatter(ticket, actor)).toBe(part);
    const decision = ticketRecord.decide(ticket, asAction(action), actor, now, rules);
    const barred = judged[action]?.includes(part) ?? false;
    expect(ticketRecord.abilities(ticket, actor).includes(action)).toBe(!barred);
    if (!barred) return expect(decision).not.toMatchObject({ code: 'FORBIDDEN' });
    expect(decision).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringMatching(new RegExp(`${actionWords[action]}请由同事来做。$`)),
    });
  });

  test('a colleague without a part may', () => {
    const actor: Actor = { personId: 'xu', role, ...post[role] };
    expect(ticketRecord.abilities(story.ticket, actor)).toContain(action);
  });

  test('a second account of who raised it is the same person', () => {
    const actor: Actor = { personId: 'xu', role, ...post[role], known: { accounts: ['wang'] } };
    expect(ticketRecord.abilities(story.ticket, actor)).not.toContain(action);
  });
});

test('who belongs to a handling unit by another post has a part; what a caller said is not the agent’s matter', () => {
  const story = go(begin(), ...waysTo.pendingCallback);
  const lent: Actor = {
    personId: 'xu',
    role: 'agent',
    unitId: 'centre',
    known: { units: ['city', 'roads'] },
  };
  expect(ticketRecord.abilities(story.ticket, lent)).not.toContain('callback');
  const { ticket } = begin();
  const taken = { ...ticket, requester: { ...ticket.requester, personId: 'zhao', role: 'agent' as const } };
  expect(ticketRecord.abilities(taken, actorOf('agent'))).toContain('accept');
});

test('supervision is raised by whom you like, and lowered by nobody with a part in the matter', () => {
  const { ticket } = go(begin(), ...waysTo.handling, ['supervisor', 'supervise', { level: 'key' }]);
  const lower = (personId: string) =>
    ticketRecord.decide(
      { ...ticket, verifiedBy: ['xu'] },
      asAction('supervise', { level: 'daily' }),
      { personId, role: 'supervisor', unitId: 'supervision' },
      ticket.updatedAt,
      rules,
    );
  expect(lower('xu')).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('请由同事') });
  expect(lower('zhou')).toMatchObject({ code: 'FORBIDDEN' });
  expect(lower('yang')).toMatchObject({ ok: true });
});

test('what is known of a person beside the post is weighed and not logged', () => {
  const { ticket } = begin();
  const actor: Actor = { ...actorOf('agent'), known: { accounts: ['zhao-2'], units: ['centre'] } };
  const decision = ticketRecord.decide(ticket, asAction('accept'), actor, ticket.updatedAt, rules);
  expect(decision).toMatchObject({ ok: true });
  expect(JSON.stringify(decision)).not.toContain('zhao-2');
});

test('each round is let pass by another; whoever found it wanting may look again', () => {
  const failed = go(begin(), ...waysTo.reported, [
    'dispatcher',
    'verify',
    { passed: false, note: '坑仍在。' },
  ]);
  const passed = go(failed, ['roadsClerk', 'report'], ['dispatcher', 'verify']);
  expect(passed.ticket.verifiedBy).toEqual(['qian']);
  const again = go(
    passed,
    ['agent', 'callback', { solved: false, satisfaction: 'dissatisfied' }],
    ['roadsClerk', 'report'],
  );
  expect(ticketRecord.abilities(again.ticket, actorOf('dispatcher'))).not.toContain('verify');
  const onSite = go(again, ['gridWorker', 'verify']);
  const third = go(
    onSite,
    ['agent', 'callback', { solved: false, satisfaction: 'dissatisfied' }],
    ['roadsClerk', 'report'],
  );
  expect(ticketRecord.abilities(third.ticket, actorOf('dispatcher'))).toContain('verify');
  expect(ticketRecord.abilities(third.ticket, actorOf('gridWorker'))).not.toContain('verify');
});
