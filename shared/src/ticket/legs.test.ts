/** Lead and co-units: each answers for itself, and nobody's clock runs after the end. */
import { units } from '../testing/cast';
import { factsOf } from '../score/facts';
import { defaultScoreRules } from '../score/rules';
import { ask, begin, cst, go, storyOf, type Step } from '../testing/story';
import { isRunning, type Ticket } from './ticket';

const runningLegs = (ticket: Ticket): string[] => ticket.legs.filter(isRunning).map((leg) => leg.unitId);

describe('no clock runs after the end', () => {
  const double: Step[] = [
    ['agent', 'accept'],
    ['dispatcher', 'dispatch', { lead: units.roads, co: [units.heating], mode: 'double' }],
    ['roadsClerk', 'sign'],
    ['roadsClerk', 'contact'],
  ];

  test('a co-unit that never signed is not late for ever once the ticket is closed', () => {
    const closed = go(
      begin(),
      ...double,
      ['roadsClerk', 'report'],
      ['dispatcher', 'verify'],
      ['agent', 'callback'],
    );
    expect(runningLegs(closed.ticket)).toEqual([]);
    expect(closed.ticket.legs.map((leg) => [leg.unitId, leg.status, leg.end])).toEqual([
      ['roads', 'reported', undefined],
      ['heating', 'ended', 'closed'],
    ]);
  });

  test('a terminated ticket leaves no unit with work', () => {
    const ended = go(
      begin(),
      ...double,
      ['roadsHead', 'requestTermination'],
      ['dispatcher', 'decideTermination'],
    );
    expect(runningLegs(ended.ticket)).toEqual([]);
    expect(ended.ticket.legs.map((leg) => leg.end)).toEqual(['terminated', 'terminated']);
  });

  test('a withdrawn ticket leaves no unit with work', () => {
    expect(runningLegs(go(begin(), ...double, ['resident', 'withdraw']).ticket)).toEqual([]);
  });

  test('a ticket merged into another has no clock of its own and ends with a callback of its own', () => {
    const merged = storyOf('merged');
    expect(merged.ticket.clock).toBeUndefined();
    const called = go(merged, ['system', 'follow'], ['agent', 'callback']);
    expect(called.ticket).toMatchObject({ status: 'closed', outcome: { kind: 'solved' } });
    expect(ask(called, ['resident', 'rate'])).toMatchObject({ ok: true });
  });
});

describe('whoever wanted to be rid of a ticket and keeps it gains no time', () => {
  const asked = go(
    begin(),
    ['agent', 'accept'],
    ['dispatcher', 'dispatch'],
    ['roadsClerk', 'sign'],
    ['roadsClerk', 'contact'],
    ['roadsHead', 'requestReturn', {}, cst('2025-03-18 09:00')],
  );
  const back = { lead: units.roads, co: [], note: '仍由城管局办理。' };

  test('a ruling that leaves it there leaves the clock of the unit and its contacts', () => {
    const { ticket, events } = go(asked, ['dispatcher', 'rule', back]);
    const [first, kept] = ticket.legs;
    expect(kept).toMatchObject({ unitId: 'roads', status: 'pendingSign', contacts: first?.contacts });
    expect([kept?.startedAt, kept?.dueAt]).toEqual([first?.startedAt, first?.dueAt]);
    const late = cst('2025-03-25 09:00');
    const story = go(
      { ticket, events },
      ['roadsClerk', 'sign', {}, late],
      ['roadsClerk', 'report', {}, late],
      ['dispatcher', 'verify', {}, late],
      ['agent', 'callback', {}, late],
    );
    const { facts } = factsOf(story.ticket, story.events, () => defaultScoreRules, late);
    expect(facts.find(({ rate }) => rate === 'onTime')).toMatchObject({ unitId: 'roads', hit: false });
  });

  test('a return is not approved to the unit that returned it', () => {
    const refused = ask(asked, ['dispatcher', 'approveReturn', back]);
    expect(refused).toMatchObject({ ok: false, code: 'INVALID', field: 'leadUnitId' });
  });

  test('another unit has its own full time', () => {
    const { legs } = go(asked, ['dispatcher', 'rule', { ...back, lead: units.water }]).ticket;
    expect(legs.at(-1)?.startedAt).not.toEqual(legs[0]?.startedAt);
    expect(legs.at(-1)?.contacts).toEqual([]);
  });
});

describe('a co-unit answers for itself', () => {
  const double = go(
    begin(),
    ['agent', 'accept'],
    ['dispatcher', 'dispatch', { lead: units.roads, co: [units.heating], mode: 'double' }],
  );

  test('a return approved for the lead is not written down as a return of the co-unit', () => {
    const returned = go(
      double,
      ['roadsHead', 'requestReturn'],
      ['dispatcher', 'approveReturn', { lead: units.water, co: [] }],
    );
    expect(returned.ticket.legs.map((leg) => [leg.unitId, leg.end])).toEqual([
      ['roads', 'returned'],
      ['heating', 'redispatched'],
      ['water', undefined],
    ]);
  });

  test('the lead passed on to a co-unit leaves that unit with one leg', () => {
    const moved = go(double, ['dispatcher', 'transfer', { to: units.heating }]);
    expect(
      moved.ticket.legs.filter((leg) => leg.status !== 'ended').map((leg) => [leg.unitId, leg.role]),
    ).toEqual([['heating', 'lead']]);
  });

  test('one unit is not asked twice in one request to co-handle', () => {
    const twice = ask(double, ['dispatcher', 'coHandle', { co: [units.water, units.water] }]);
    expect(twice).toMatchObject({ ok: false, code: 'INVALID', field: 'coUnitIds' });
  });

  test('a co-unit that reports late leaves the answer of the lead as it was', () => {
    const reported = go(
      double,
      ['heatingHead', 'sign'],
      ['roadsClerk', 'sign'],
      ['roadsClerk', 'contact'],
      ['roadsClerk', 'report'],
      ['heatingHead', 'report', { text: '已配合关闭阀门。' }],
    );
    expect(reported.ticket).toMatchObject({ status: 'reported', answer: '坑洞已修补。' });
  });
});
