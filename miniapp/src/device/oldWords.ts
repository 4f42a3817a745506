/**
 * What an earlier version of this program kept on the phone under other words, read under today's: drafts, filled-in
 * forms and unsent work are still sent. Pure: the storage is handed in. Runs once, before anything reads the storage.
 */
import type { KeyValue } from './store';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** 举报 was stored as `report`, which now means a unit's report alone. */
const withTipOff = (value: unknown): unknown =>
  isRecord(value) && value['type'] === 'report' ? { ...value, type: 'tipOff' } : value;

function renewWork(work: unknown): unknown {
  if (!isRecord(work)) return work;
  if (work['kind'] === 'report') return { ...work, kind: 'fieldReport', body: withTipOff(work['body']) };
  if (work['kind'] === 'visit' && isRecord(work['body']))
    return { ...work, body: { ...work['body'], matter: withTipOff(work['body']['matter']) } };
  return withTipOff(work);
}

const renewItems = (items: unknown): unknown =>
  Array.isArray(items)
    ? items.map((item) => (isRecord(item) ? { ...item, body: renewWork(item['body']) } : item))
    : items;

/** A form is kept under `<person> <form>`. */
const formNames: readonly (readonly [was: RegExp, is: string])[] = [
  [/ report$/, ' fieldReport'],
  [/ call$/, ' campaign'],
];

function renewForms(forms: unknown): unknown {
  if (!isRecord(forms)) return forms;
  const renewed = Object.entries(forms).map(([name, kept]) => {
    // `<ticket> report` is a unit's report on a ticket; only the grid worker's own form changed its name.
    const isOfTicket = / [0-9a-f]{24} /.test(`${name.slice(0, name.lastIndexOf(' '))} `);
    const [was, is] = formNames.find(([pattern]) => !isOfTicket && pattern.test(name)) ?? [/$^/, ''];
    const values = isRecord(kept) ? withTipOff(kept['values']) : undefined;
    return [name.replace(was, is), isRecord(kept) ? { ...kept, values } : kept];
  });
  return Object.fromEntries(renewed);
}

interface Renewal {
  /** The key of today for a key of before; undefined when this key is none of them. */
  key: (stored: string) => string | undefined;
  value: (stored: unknown) => unknown;
}

const renewals: readonly Renewal[] = [
  {
    key: (stored) => (stored.startsWith('outbox:') ? stored.replace('outbox:', 'sendQueue:') : undefined),
    value: renewItems,
  },
  { key: (stored) => (stored.startsWith('field:') ? stored : undefined), value: renewItems },
  { key: (stored) => (stored === 'forms' ? stored : undefined), value: renewForms },
];

/** Drafts stood alone; they are kept among the forms now, each under the name of its page. */
const drafts: Readonly<Record<string, string>> = { 'draft:submit': 'submit', 'draft:idea': 'suggestion' };

function moveDrafts(storage: KeyValue, now: number): void {
  for (const [place, name] of Object.entries(drafts)) {
    const draft = storage.read(place);
    if (isRecord(draft)) {
      const forms = storage.read('forms');
      const kept = { [name]: { at: now, values: withTipOff(draft) } };
      storage.write('forms', { ...kept, ...(isRecord(forms) ? forms : {}) });
    }
    storage.remove(place);
  }
}

/** Set once this has run: what is written from then on is written in today's words. */
const DONE = 'words:renewed';

/** `keys`: all that storage holds. Where both an old and a new value stand, lists are joined and otherwise the new one wins. */
export function renewOldWords(storage: KeyValue, keys: readonly string[], now: number): void {
  if (storage.read(DONE) === true) return;
  for (const stored of keys) {
    for (const { key, value } of renewals) {
      const next = key(stored);
      if (next === undefined) continue;
      const renewed = value(storage.read(stored));
      const present = next === stored ? undefined : storage.read(next);
      if (Array.isArray(renewed) && Array.isArray(present)) storage.write(next, [...renewed, ...present]);
      else if (present === undefined) storage.write(next, renewed);
      if (next !== stored) storage.remove(stored);
    }
  }
  moveDrafts(storage, now);
  storage.write(DONE, true);
}
