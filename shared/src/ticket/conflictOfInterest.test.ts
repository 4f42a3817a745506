/** Who judges a dispute, an application or a unit's work is nobody who took part in it. */
import type { Actor } from '../kit/role';
import { units } from '../testing/cast';
import { asAction, begin, go, HOUR_MS, rules, storyOf, usual, waysTo, type Story } from '../testing/story';
import type { ActionName } from './action';
import { ticketRecord } from './record';

const judged = ({ ticket }: Story, name: ActionName, actor: Actor) =>
  ticketRecord.decide(ticket, asAction(name), actor, new Date(ticket.updatedAt.getTime() + HOUR_MS), rules);

/** Somebody of a unit in dispute who also holds a post at the centre, acting in it. */
const lentToCentre: Actor = { personId: 'sun', role: 'dispatcher', unitId: 'centre' };
/** A dispatcher whose own unit is the one in dispute. */
const ofTheUnit: Actor = { personId: 'qian', role: 'dispatcher', unitId: 'roads' };

test.each(['approveReturn', 'rejectReturn', 'rule'] as const)(
  'a party of the dispute does not %s, in whichever post; nor is it offered',
  (name) => {
    const disputed = storyOf('returnReview');
    for (const actor of [lentToCentre, ofTheUnit]) {
      expect(judged(disputed, name, actor)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
      expect(ticketRecord.abilities(disputed.ticket, actor)).not.toContain(name);
    }
    expect(judged(disputed, name, { personId: 'qian', role: 'dispatcher', unitId: 'centre' })).toMatchObject({
      ok: true,
    });
  },
);

test.each([
  ['requestExtension', 'decideExtension'],
  ['requestShelving', 'decideShelving'],
  ['requestTermination', 'decideTermination'],
] as const)('who asked by %s does not decide it in another post', (ask, judge) => {
  const asked = go(begin(), ...waysTo.handling, ['roadsHead', ask]);
  expect(judged(asked, judge, lentToCentre)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
});

test('who signed, spoke or reported for a unit does not make the callback in another post', () => {
  const waiting = storyOf('pendingCallback');
  const clerk: Actor = { personId: 'zhou', role: 'agent', unitId: 'centre' };
  expect(judged(waiting, 'callback', clerk)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
});

describe('a joint meeting before the first dispatch', () => {
  const accepted = go(begin(), ['agent', 'accept']);
  const meeting = { mode: 'ruling', agenda: '厂区外道路由谁养护', note: '由城管局养护。' } as const;

  test('is recorded with agenda, attendees and ruling, and binds', () => {
    const story = go(accepted, ['dispatcher', 'dispatch', { ...meeting, attendees: ['roads', 'town'] }]);
    expect(story.events.at(-1)?.data).toMatchObject({
      meeting: { agenda: meeting.agenda, attendees: ['roads', 'town'], precedent: true },
    });
    expect(
      ticketRecord.abilities(story.ticket, { personId: 'sun', role: 'official', unitId: 'roads' }),
    ).not.toContain('requestReturn');
  });

  test('whoever was not named: the units it goes to sat at the table', () => {
    const co = { ...meeting, co: [units.town] };
    const story = go(accepted, ['dispatcher', 'dispatch', co]);
    expect(story.events.at(-1)?.data).toMatchObject({ meeting: { attendees: ['roads', 'town'] } });
  });

  test.each([
    ['agenda', { agenda: '' }],
    ['note', { note: '' }],
  ] as const)('without its %s there was no meeting', (field, change) => {
    const data = { ...usual.dispatch, ...meeting, ...change };
    const refused = ticketRecord.decide(
      accepted.ticket,
      { name: 'dispatch', data },
      { personId: 'qian', role: 'dispatcher', unitId: 'centre' },
      new Date(accepted.ticket.updatedAt.getTime() + HOUR_MS),
      rules,
    );
    expect(refused).toMatchObject({ ok: false, code: 'INVALID', field });
  });

  test('another way of dispatch leaves no record of a meeting', () => {
    const story = go(accepted, ['dispatcher', 'dispatch', { agenda: '无关' }]);
    expect(story.events.at(-1)?.data).not.toHaveProperty('meeting');
  });
});

describe('supervision by level', () => {
  const key = go(storyOf('handling'), ['dispatcher', 'supervise', { level: 'key', note: '三天内办结' }]);

  test('the centre raises it, the supervision office alone lowers it, and the log says from where', () => {
    const refused = ticketRecord.decide(
      key.ticket,
      { name: 'supervise', data: { level: 'daily', note: '已有进展' } },
      { personId: 'qian', role: 'dispatcher', unitId: 'centre' },
      new Date(key.ticket.updatedAt.getTime() + HOUR_MS),
      rules,
    );
    expect(refused).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    const lowered = go(key, ['supervisor', 'supervise', { level: 'daily', note: '已有进展' }]);
    expect(lowered.events.at(-1)?.data).toEqual({ level: 'daily', note: '已有进展', from: 'key' });
    const raised = go(key, ['dispatcher', 'supervise', { level: 'taskForce', note: '多次投诉' }]);
    expect(raised.ticket.supervision).toMatchObject({ level: 'taskForce' });
  });
});
