import { cst, firstRules, goUnder, begin, waysTo } from '@jsjb/shared/testing/story';
import { listFieldsOf } from '../ticket/store/listFields';
import { toDues } from './listDues';
import type { TicketStatus } from '@jsjb/shared/ticket/ticket';

/** As the release before stored it: dispatched under the first rules, nothing in the lists about its due. */
function stored(status: TicketStatus) {
  const { ticket } = goUnder(firstRules)(begin(), ...waysTo[status]);
  const { centre: _, ...old } = ticket;
  const { due: _due, yellow: _yellow, ...list } = listFieldsOf(old, firstRules);
  return {
    ticket: old,
    doc: { _id: 1, ...old, list: { ...list, next: old.clock?.dueAt ?? old.submittedAt } },
  };
}

test.each(['pendingSign', 'handling', 'returnReview'] as const)(
  'a ticket that was %s is due in the lists when its unit, or the centre, is due',
  (status) => {
    const { ticket, doc } = stored(status);
    const { due, yellow } = listFieldsOf(ticket, firstRules);
    expect(toDues(doc)).toEqual({ $set: { 'list.due': due, 'list.yellow': yellow } });
    expect(toDues({ ...doc, list: { ...doc.list, due, yellow } })).toBeUndefined();
  },
);

test('what was shelved comes last, until the day it is looked at again', () => {
  const { ticket, doc } = stored('shelved');
  const { next } = listFieldsOf(ticket, firstRules);
  const { alarmAt: _, ...list } = doc.list;
  const update = toDues({ ...doc, list });
  expect(update).toEqual({ $set: { 'list.next': next, 'list.alarmAt': cst('2025-04-15 00:00') } });
  expect(toDues({ ...doc, list: { ...list, alarmAt: cst('2025-04-15 00:00') } })).toBeUndefined();
});

test.each(['submitted', 'reported', 'pendingCallback', 'closed', 'merged'] as const)(
  'a ticket that was %s had no limit, and gets none',
  (status) => expect(toDues(stored(status).doc)).toBeUndefined(),
);
