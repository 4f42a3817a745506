import { renewOldWords } from './oldWords';
import type { KeyValue } from './store';

const PERSON = 'a'.repeat(24);

function phone(kept: Record<string, unknown>) {
  const places = new Map(Object.entries(kept));
  const storage: KeyValue = {
    read: (key) => places.get(key),
    write: (key, value) => void places.set(key, value),
    remove: (key) => void places.delete(key),
  };
  const renew = () => renewOldWords(storage, [...places.keys()], 9);
  return { renew, kept: () => Object.fromEntries([...places].filter(([key]) => key !== 'words:renewed')) };
}

const item = (body: unknown) => ({ key: 'k1', body, photos: [], createdAt: 1 });

test.each<[what: string, was: Record<string, unknown>, is: Record<string, unknown>]>([
  [
    'a draft of a suggestion',
    { 'draft:idea': { title: '路灯' } },
    { forms: { suggestion: { at: 9, values: { title: '路灯' } } } },
  ],
  [
    'a draft of a tip-off',
    { 'draft:submit': { type: 'report', content: '偷倒垃圾' } },
    { forms: { submit: { at: 9, values: { type: 'tipOff', content: '偷倒垃圾' } } } },
  ],
  [
    'an unsent submission',
    { [`outbox:${PERSON}`]: [item({ type: 'report', content: '偷倒垃圾' })] },
    { [`sendQueue:${PERSON}`]: [item({ type: 'tipOff', content: '偷倒垃圾' })] },
  ],
  [
    'an unsent report of the grid',
    { [`field:${PERSON}`]: [item({ kind: 'report', before: 1, body: { type: 'help' } })] },
    { [`field:${PERSON}`]: [item({ kind: 'fieldReport', before: 1, body: { type: 'help' } })] },
  ],
  [
    'a form of the grid',
    { forms: { [`${PERSON} report`]: { at: 1, values: { content: '井盖' } } } },
    { forms: { [`${PERSON} fieldReport`]: { at: 1, values: { content: '井盖' } } } },
  ],
  [
    'the form of a campaign',
    { forms: { [`${PERSON} call`]: { at: 1, values: { title: '您说' } } } },
    { forms: { [`${PERSON} campaign`]: { at: 1, values: { title: '您说' } } } },
  ],
  ['a new phone', {}, {}],
  ['somebody’s storage that is broken', { forms: 7, 'draft:submit': null }, { forms: 7 }],
])('%s is kept', (_what, was, is) => {
  const { renew, kept } = phone(was);
  renew();
  expect(kept()).toEqual(is);
});

test('a unit’s report on a ticket keeps its name', () => {
  const forms = { [`${PERSON} ${'b'.repeat(24)} report`]: { at: 1, values: { text: '已修' } } };
  const { renew, kept } = phone({ forms });
  renew();
  expect(kept()).toEqual({ forms });
});

test('unsent work of both versions is kept, the older first', () => {
  const [old, fresh] = [item({ type: 'help' }), { ...item({ type: 'help' }), key: 'k2' }];
  const { renew, kept } = phone({ [`outbox:${PERSON}`]: [old], [`sendQueue:${PERSON}`]: [fresh] });
  renew();
  expect(kept()).toEqual({ [`sendQueue:${PERSON}`]: [old, fresh] });
});

test('what is written in today’s words later is left alone', () => {
  const { renew, kept } = phone({});
  renew();
  const later = phone({ ...kept(), 'words:renewed': true, [`outbox:${PERSON}`]: [item({})] });
  later.renew();
  expect(later.kept()).toEqual({ [`outbox:${PERSON}`]: [item({})] });
});
