/** What a pause does to the clocks of the requester and of each unit: complaints that other systems earned. */
import { units } from '../testing/cast';
import { begin, cst, go, rules, storyOf, type Step, type Story } from '../testing/story';
import { lightOf } from './deadline';
import { legOf } from './ticket';

const clockOf = ({ ticket }: Story) => {
  if (!ticket.clock) throw new Error('the ticket has no clock yet');
  return ticket.clock;
};
const legDue = ({ ticket }: Story, unitId: string): Date | undefined => legOf(ticket, unitId)?.dueAt;

describe('a pause credits what it took and no more', () => {
  // Dispatched on Wednesday 12 March 2025: 13, 14, 17, 18, 19 March are the five working days.
  const handling = storyOf('handling');
  const shelve = (story: Story, from: string, to: string): Story =>
    go(
      story,
      ['roadsHead', 'requestShelving', {}, cst(from)],
      ['dispatcher', 'decideShelving', {}, cst(from)],
      ['roadsHead', 'resume', {}, cst(to)],
    );

  test('a pause over a weekend credits no day that would not have counted', () => {
    expect(clockOf(handling).dueAt).toEqual(cst('2025-03-20 00:00'));
    const weekend = shelve(handling, '2025-03-15 09:00', '2025-03-16 18:00');
    expect(clockOf(weekend).dueAt).toEqual(cst('2025-03-20 00:00'));
    const overMonday = shelve(handling, '2025-03-14 18:00', '2025-03-18 09:00');
    // Friday's end and Monday's end fell into the pause.
    expect(clockOf(overMonday).dueAt).toEqual(cst('2025-03-22 00:00'));
  });

  test('a co-unit that could not work during the pause gets the same days', () => {
    const double = go(handling, ['dispatcher', 'coHandle', { co: [units.heating] }]);
    const paused = shelve(double, '2025-03-14 09:00', '2025-03-18 09:00');
    expect(legDue(paused, 'heating')).toEqual(cst('2025-03-22 00:00'));
    expect(legDue(paused, 'roads')).toEqual(cst('2025-03-22 00:00'));
  });

  test('an earlier pause is not credited to a unit that came later', () => {
    const day: Step[] = [
      ['agent', 'accept'],
      ['dispatcher', 'dispatch', { limit: '24h' }, cst('2025-03-12 10:00')],
      ['roadsClerk', 'sign'],
    ];
    const first = shelve(go(begin(), ...day), '2025-03-12 13:00', '2025-03-14 13:00');
    const moved = go(
      first,
      ['roadsHead', 'transfer', {}, cst('2025-03-14 14:00')],
      ['crewClerk', 'sign', {}, cst('2025-03-14 15:00')],
      ['crewClerk', 'contact', {}, cst('2025-03-14 15:00')],
    );
    // The pause is the resident's: what was left of the day is left, and no day of its own begins.
    expect(legDue(moved, 'roadsCrew')).toEqual(cst('2025-03-15 10:00'));
    const extended = go(
      moved,
      ['crewClerk', 'requestExtension', { days: 1 }, cst('2025-03-14 16:00')],
      ['dispatcher', 'decideExtension', {}, cst('2025-03-14 16:00')],
    );
    // 24 hours end on Saturday; one working day more is Monday, as if the earlier pause had not been.
    expect(legDue(extended, 'roadsCrew')).toEqual(cst('2025-03-18 00:00'));
  });

  describe('a pause gives no time to a unit whose clock has stopped', () => {
    const shelveAsWater: Step[] = [
      ['dispatcher', 'transfer', { to: units.water }, cst('2025-03-12 17:00')],
      ['waterHead', 'sign'],
      ['waterHead', 'contact'],
      ['waterHead', 'requestShelving', {}, cst('2025-03-14 09:00')],
      ['dispatcher', 'decideShelving', {}, cst('2025-03-14 09:00')],
      ['waterHead', 'resume', {}, cst('2025-03-18 09:00')],
    ];
    const coUnit: Step = ['dispatcher', 'coHandle', { co: [units.heating] }];
    test.each<[string, string, readonly Step[], boolean]>([
      ['a co-unit at work', 'heating', [coUnit, ['heatingHead', 'sign']], true],
      [
        'a co-unit that has reported',
        'heating',
        [coUnit, ['heatingHead', 'sign'], ['heatingHead', 'report']],
        false,
      ],
      ['the first receiver that passed it on', 'roads', [], false],
      ['the unit that leads now', 'water', [], true],
    ])('%s', (_, unitId, before, gains) => {
      const waiting = go(handling, ...before, ...shelveAsWater.slice(0, -1));
      const resumed = go(waiting, ...shelveAsWater.slice(-1));
      const dueIn = ({ ticket }: Story) => ticket.legs.findLast((leg) => leg.unitId === unitId)?.dueAt;
      expect(dueIn(waiting)).toEqual(cst('2025-03-20 00:00'));
      expect(dueIn(resumed)).toEqual(gains ? cst('2025-03-22 00:00') : cst('2025-03-20 00:00'));
    });
  });

  test('an extension granted to one unit does not lengthen the time of the next through a pause', () => {
    const extended = go(handling, ['roadsHead', 'requestExtension'], ['dispatcher', 'decideExtension']);
    const moved = go(
      extended,
      ['dispatcher', 'transfer', { to: units.water }, cst('2025-03-13 09:00')],
      ['waterHead', 'sign', {}, cst('2025-03-13 10:00')],
      ['waterHead', 'requestShelving', {}, cst('2025-03-13 11:00')],
      ['dispatcher', 'decideShelving', {}, cst('2025-03-13 12:00')],
      ['waterHead', 'resume', {}, cst('2025-03-13 13:00')],
    );
    // Five working days after 13 March, and not the five more that roads was granted.
    expect(legDue(moved, 'water')).toEqual(cst('2025-03-21 00:00'));
    expect(clockOf(moved).dueAt).toEqual(cst('2025-03-27 00:00'));
  });
});

test('changing the limit of time keeps the pause: an extension after a pause counts from the later due time', () => {
  const paused = go(
    storyOf('handling'),
    ['roadsHead', 'requestShelving', {}, cst('2025-03-13 09:00')],
    ['dispatcher', 'decideShelving', {}, cst('2025-03-13 09:00')],
    ['roadsHead', 'resume', {}, cst('2025-03-17 09:00')],
  );
  expect(clockOf(paused).dueAt).toEqual(cst('2025-03-22 00:00'));
  const extended = go(
    paused,
    ['roadsHead', 'requestExtension', { days: 2 }],
    ['dispatcher', 'decideExtension'],
  );
  expect(clockOf(extended).dueAt).toEqual(cst('2025-03-26 00:00'));
  expect(clockOf(extended).pauses).toHaveLength(1);
});

describe('no breach while pending', () => {
  test('a shelved ticket does not turn red while it is shelved, and keeps the colour it had', () => {
    const shelved = storyOf('shelved');
    const light = (at: string) => lightOf(clockOf(shelved), cst(at), rules.limits);
    expect(light('2025-03-12 20:00')).toBe('green');
    expect(light('2025-06-01 09:00')).toBe('green');
  });

  test('a ticket that was late before it was shelved stays late', () => {
    const late = go(
      storyOf('handling'),
      ['roadsHead', 'requestShelving', {}, cst('2025-03-21 09:00')],
      ['dispatcher', 'decideShelving', {}, cst('2025-03-21 10:00')],
    );
    expect(lightOf(clockOf(late), cst('2025-06-01 09:00'), rules.limits)).toBe('red');
  });

  test('a return under review keeps the clocks running, and a refused one leaves no trace on them', () => {
    const before = storyOf('pendingSign');
    const asked = go(before, ['roadsHead', 'requestReturn']);
    const refused = go(asked, ['dispatcher', 'rejectReturn']);
    for (const story of [asked, refused]) {
      expect(clockOf(story)).toEqual(clockOf(before));
      expect(legDue(story, 'roads')).toEqual(legDue(before, 'roads'));
    }
    expect(refused.ticket.status).toBe('pendingSign');
  });
});
