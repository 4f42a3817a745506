/** What each turn of a ticket's life does to which rate of which unit, counted by hand. */
import * as fc from 'fast-check';
import { units } from '../testing/cast';
import { begin, cst, firstRules, go, goUnder, type Step, type Story } from '../testing/story';
import { walk, walks } from '../testing/walk';
import { factsOf } from './facts';
import { defaultScoreRules } from './rules';
import { addCounts, rateOf, scoreOf, type Counts } from './rates';
import { ticketRecord } from '../ticket/record';

const LATE = cst('2026-06-01 00:00');
const shown = ({ ticket, events }: Story, now = LATE, rules = defaultScoreRules): string[] =>
  factsOf(ticket, events, () => rules, now)
    .facts.filter(({ rate }) => rate !== 'direct')
    .map(({ rate, hit, unitId }) => `${unitId ?? '-'} ${rate} ${hit ? 1 : 0}`)
    .sort();
const dispatched: Step[] = [
  ['agent', 'accept'],
  ['dispatcher', 'dispatch'],
];
const handled: Step[] = [
  ...dispatched,
  ['roadsClerk', 'sign'],
  ['roadsClerk', 'contact'],
  ['roadsClerk', 'report'],
];
const verified: Step[] = [...handled, ['dispatcher', 'verify']];
const unanswered: Step = [
  'agent',
  'callback',
  { contacted: false, solved: undefined, satisfaction: undefined } as never,
];

test('a ticket handled in time and praised counts for its unit in every rate', () => {
  expect(shown(go(begin(), ...verified, ['agent', 'callback']))).toEqual([
    'roads effectiveCallback 1',
    'roads finish 1',
    'roads onTime 1',
    'roads response 1',
    'roads satisfied 1',
    'roads solved 1',
  ]);
});

test('three unanswered calls close a ticket but are neither 满意 nor 已解决', () => {
  expect(shown(go(begin(), ...verified, unanswered, unanswered, unanswered))).toEqual([
    'roads effectiveCallback 0',
    'roads finish 1',
    'roads onTime 1',
    'roads response 1',
  ]);
  expect(shown(go(begin(), ...verified, unanswered)).filter((fact) => fact.includes('Callback'))).toEqual([]);
});

test('closing is not fixing: what was redone late is late, and the last word of the resident counts', () => {
  const late = cst('2025-03-25 09:00');
  const story = go(
    begin(),
    ...verified,
    ['agent', 'callback', { satisfaction: 'dissatisfied', solved: false }],
    ['roadsClerk', 'report', {}, late],
    ['gridWorker', 'verify', {}, late],
    ['agent', 'callback', { satisfaction: 'fairlySatisfied' }, late],
  );
  expect(shown(story)).toEqual(
    expect.arrayContaining(['roads onTime 0', 'roads finish 1', 'roads satisfied 1']),
  );
  const strict = { ...defaultScoreRules, fairlyIsSatisfied: false };
  expect(shown(story, LATE, strict)).toContain('roads satisfied 0');
});

test('an attempt to call is not a contact; a contact after the response limit is none in time', () => {
  const missed = go(
    begin(),
    ...dispatched,
    ['roadsClerk', 'sign'],
    ['roadsClerk', 'contact', { reached: false }],
  );
  expect(shown(missed)).toContain('roads response 0');
  const late = go(
    begin(),
    ...dispatched,
    ['roadsClerk', 'sign'],
    ['roadsClerk', 'contact', {}, cst('2025-03-14 09:00')],
  );
  expect(shown(late)).toContain('roads response 0');
});

test('whoever still has time to respond is not judged yet, and the moment to judge is known', () => {
  const story = go(begin(), ...dispatched);
  const soon = factsOf(story.ticket, story.events, () => defaultScoreRules, cst('2025-03-12 15:00'));
  expect(soon.facts.map(({ rate }) => rate)).not.toContain('response');
  expect(soon.recheckAt).toEqual(cst('2025-03-13 11:00'));
});

test('a unit whose return was approved is not judged; the one that took over is, by its own clock', () => {
  const story = go(begin(), ...dispatched, ['roadsHead', 'requestReturn'], ['dispatcher', 'approveReturn']);
  expect(shown(story)).toEqual(['heating finish 0', 'heating onTime 0', 'heating response 0']);
});

test('a return that was refused changes nothing: the unit stays answerable', () => {
  const story = go(begin(), ...dispatched, ['roadsHead', 'requestReturn'], ['dispatcher', 'rejectReturn']);
  expect(shown(story)).toEqual(['roads finish 0', 'roads onTime 0', 'roads response 0']);
});

test('首接责任: the first receiver answers for what the unit it passed the ticket to did', () => {
  const passed = (mode: 'direct' | 'firstReceiver') =>
    shown(
      go(
        begin(),
        ['agent', 'accept'],
        ['dispatcher', 'dispatch', { mode }],
        ['roadsClerk', 'transfer'],
        ['crewClerk', 'sign'],
        ['crewClerk', 'contact'],
        ['crewClerk', 'report'],
        ['dispatcher', 'verify'],
        ['agent', 'callback'],
      ),
    ).filter((fact) => fact.startsWith('roads '));
  expect(passed('firstReceiver')).toEqual(['roads finish 1', 'roads onTime 1', 'roads response 1']);
  expect(passed('direct')).toEqual([]);
});

test('首接责任: time that was granted to the unit at work is granted to the first receiver as well', () => {
  const passedOn: Step[] = [
    ['agent', 'accept'],
    ['dispatcher', 'dispatch', { mode: 'firstReceiver' }],
    ['roadsClerk', 'transfer'],
    ['crewClerk', 'sign'],
    ['crewClerk', 'contact'],
  ];
  const extended: Step[] = [
    ['crewClerk', 'requestExtension'],
    ['dispatcher', 'decideExtension'],
  ];
  const end = (at: Date): Step[] => [
    ['crewClerk', 'report', {}, at],
    ['dispatcher', 'verify', {}, at],
    ['agent', 'callback', {}, at],
  ];
  // Due on the 19th; five working days more end on the 26th.
  const later = cst('2025-03-25 09:00');
  expect(shown(go(begin(), ...passedOn, ...extended, ...end(later)))).toEqual(
    expect.arrayContaining(['roads onTime 1', 'roadsCrew onTime 1']),
  );
  expect(shown(go(begin(), ...passedOn, ...end(later)))).toContain('roads onTime 0');
  const tooLate = cst('2025-03-28 09:00');
  expect(shown(go(begin(), ...passedOn, ...extended, ...end(tooLate)))).toContain('roads onTime 0');
});

test('a co-unit is scored for itself: its lateness is not the lead’s', () => {
  const story = go(
    begin(),
    ['agent', 'accept'],
    ['dispatcher', 'dispatch', { mode: 'double', co: [units.heating] }],
    ['roadsClerk', 'sign'],
    ['roadsClerk', 'contact'],
    ['roadsClerk', 'report'],
  );
  const late: Step[] = [
    ['heatingHead', 'sign', {}, cst('2025-03-24 09:00')],
    ['heatingHead', 'report', {}, cst('2025-03-24 10:00')],
    ['dispatcher', 'verify'],
    ['agent', 'callback'],
  ];
  const facts = shown(go(story, ...late));
  expect(facts).toEqual(expect.arrayContaining(['heating finish 1', 'heating onTime 0', 'roads onTime 1']));
  expect(facts).not.toContain('heating response 0');
});

test('what a grid worker found is outside the residents’ satisfaction', () => {
  const story = go(begin('gridWorker'), ...verified, ['agent', 'callback']);
  const events = story.events.map((event) =>
    event.type === 'ticket.submitted'
      ? { ...event, data: { ...event.data, channel: 'grid' as const } }
      : event,
  );
  const facts = shown({ ticket: ticketRecord.replay('ticket', events), events });
  expect(facts).toContain('roads solved 1');
  expect(facts.filter((fact) => fact.includes('satisfied'))).toEqual([]);
});

test('a shelved ticket is counted apart until it is resumed; a terminated or withdrawn one burdens nobody', () => {
  const asked: Step[] = [...dispatched, ['roadsClerk', 'sign'], ['roadsClerk', 'contact']];
  const shelved = go(begin(), ...asked, ['roadsHead', 'requestShelving'], ['dispatcher', 'decideShelving']);
  expect(shown(shelved)).toEqual(['roads response 1']);
  expect(shown(go(shelved, ['roadsHead', 'resume']))).toEqual([
    'roads finish 0',
    'roads onTime 0',
    'roads response 1',
  ]);
  expect(
    shown(go(begin(), ...asked, ['roadsHead', 'requestTermination'], ['dispatcher', 'decideTermination'])),
  ).toEqual([]);
  expect(shown(go(begin(), ...dispatched, ['resident', 'withdraw']))).toEqual([]);
});

test('即答率: answered at once against all that were taken', () => {
  const direct = (story: Story) =>
    factsOf(story.ticket, story.events, () => defaultScoreRules, LATE).facts.filter(
      ({ rate }) => rate === 'direct',
    );
  expect(direct(go(begin(), ['agent', 'answer']))).toMatchObject([{ hit: true, unitId: 'centre' }]);
  expect(direct(go(begin(), ['agent', 'accept']))).toMatchObject([{ hit: false }]);
  expect(direct(begin())).toEqual([]);
});

test('an empty denominator is no rate and no score; a missing rate leaves its weight to the others', () => {
  expect(rateOf({}, 'satisfied').value).toBeNull();
  expect(scoreOf({}, defaultScoreRules)).toBeNull();
  expect(scoreOf({ direct: [5, 5, 0] }, defaultScoreRules)).toBeNull();
  expect(scoreOf({ finish: [1, 2, 0] }, defaultScoreRules)).toBe(50);
  expect(
    scoreOf({ finish: [1, 1, 0], response: [1, 2, 0], satisfied: [0, 1, 0] }, defaultScoreRules),
  ).toBeCloseTo(45);
});

const countsOf = (stories: readonly Story[]): Counts =>
  stories.reduce<Counts>(
    (sum, { ticket, events }) =>
      factsOf(ticket, events, () => defaultScoreRules, LATE).facts.reduce(
        (more, { rate, hit }) => addCounts(more, { [rate]: [hit ? 1 : 0, 1, 0] }),
        sum,
      ),
    {},
  );

test('on every walk: a numerator never exceeds its denominator, a log judged again is judged the same', () => {
  fc.assert(
    fc.property(walks, ({ by, moves }) => {
      const story = walk(by, moves, () => undefined);
      const counts = countsOf([story]);
      for (const [n, d] of Object.values(counts)) expect(n).toBeLessThanOrEqual(d);
      expect(
        countsOf([{ ticket: ticketRecord.replay('ticket', story.events), events: story.events }]),
      ).toEqual(counts);
    }),
    { numRuns: 150 },
  );
});

test('the order in which different tickets happened does not matter to the sums', () => {
  fc.assert(
    fc.property(fc.array(walks, { minLength: 2, maxLength: 5 }), fc.nat(), (plans, turn) => {
      const stories = plans.map(({ by, moves }) => walk(by, moves, () => undefined));
      const at = turn % stories.length;
      const turned = [...stories.slice(at), ...stories.slice(0, at)].reverse();
      expect(countsOf(turned)).toEqual(countsOf(stories));
    }),
    { numRuns: 40 },
  );
});

describe('a unit is judged by its own time', () => {
  const day: Step[] = [
    ['agent', 'accept', {}, cst('2025-03-12 09:00')],
    ['dispatcher', 'dispatch', { limit: '24h' }, cst('2025-03-12 09:00')],
  ];
  const signed: Step[] = [...day, ['roadsClerk', 'sign'], ['roadsClerk', 'contact']];
  const slowVerifier: Step[] = [
    ['roadsClerk', 'report', {}, cst('2025-03-13 03:00')],
    ['dispatcher', 'verify', { passed: false, note: '坑仍在。' }, cst('2025-03-16 10:00')],
    ['roadsClerk', 'report', {}, cst('2025-03-16 15:00')],
    ['dispatcher', 'verify', {}, cst('2025-03-16 16:00')],
    ['agent', 'callback', {}, cst('2025-03-17 10:00')],
  ];

  test('what is redone within what was left is in time, however long the centre took to look', () => {
    expect(shown(go(begin(), ...signed, ...slowVerifier))).toContain('roads onTime 1');
    // Dispatched under the first rules it is judged by those.
    expect(shown(goUnder(firstRules)(begin(), ...signed, ...slowVerifier))).toContain('roads onTime 0');
  });

  test('what is redone after what was left is late', () => {
    const [report, fail] = slowVerifier as [Step, Step];
    const late = go(begin(), ...signed, report, fail, ['roadsClerk', 'report', {}, cst('2025-03-16 17:00')]);
    expect(shown(late)).toContain('roads onTime 0');
  });

  test('a unit that reported in time has finished its part while the centre has not called back', () => {
    const reported: Step[] = [...signed, ['roadsClerk', 'report', {}, cst('2025-03-13 03:00')]];
    expect(shown(go(begin(), ...reported))).toEqual(['roads finish 1', 'roads onTime 1', 'roads response 1']);
    expect(shown(goUnder(firstRules)(begin(), ...reported))).toContain('roads finish 0');
  });

  test('the time to answer does not run while a return is under review', () => {
    const asked = go(begin(), ...day, ['roadsHead', 'requestReturn', {}, cst('2025-03-12 10:00')]);
    expect(shown(asked, cst('2025-03-20 10:00'))).not.toContain('roads response 0');
    const refused = go(asked, ['dispatcher', 'rejectReturn', {}, cst('2025-03-20 10:00')]);
    const inTime = go(
      refused,
      ['roadsClerk', 'sign'],
      ['roadsClerk', 'contact', {}, cst('2025-03-21 08:00')],
    );
    expect(shown(inTime)).toContain('roads response 1');
    const late = go(refused, ['roadsClerk', 'sign'], ['roadsClerk', 'contact', {}, cst('2025-03-21 10:00')]);
    expect(shown(late)).toContain('roads response 0');
  });

  test('the first receiver is not late for the centre either', () => {
    const passed = go(
      begin(),
      ['agent', 'accept', {}, cst('2025-03-12 09:00')],
      ['dispatcher', 'dispatch', { limit: '24h', mode: 'firstReceiver' }, cst('2025-03-12 09:00')],
      ['roadsClerk', 'transfer'],
      ['crewClerk', 'sign'],
      ['crewClerk', 'contact'],
      ['crewClerk', 'report', {}, cst('2025-03-13 03:00')],
      ['dispatcher', 'verify', { passed: false, note: '坑仍在。' }, cst('2025-03-16 10:00')],
      ['crewClerk', 'report', {}, cst('2025-03-16 15:00')],
    );
    expect(shown(passed)).toEqual(expect.arrayContaining(['roads onTime 1', 'roadsCrew onTime 1']));
  });
});
