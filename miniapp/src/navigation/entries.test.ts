import { pages } from '@jsjb/shared/kit/pages';
import { entries, entriesFor, type Entry } from './entries';

const meWith = (...abilities: string[]) => ({ abilities });
const made: readonly Entry[] = [
  { id: 'a', place: 'work', label: '甲', hint: '', icon: 'x', url: '/a', needs: ['ticket.sign'] },
  {
    id: 'b',
    place: 'work',
    label: '乙',
    hint: '',
    icon: 'x',
    url: '/b',
    needs: ['ticket.sign', 'score.read'],
  },
  { id: 'c', place: 'own', label: '丙', hint: '', icon: 'x', url: '/c' },
  { id: 'd', place: 'work', label: '丁', hint: '', icon: 'x', url: '/d', unless: 'ticket.sign' },
];
const shown = (me: { abilities: string[] } | undefined, place: Entry['place']) =>
  entriesFor(me, place, made).map(({ id }) => id);

test('an entrance is shown to whoever holds every ability it needs', () => {
  expect(shown(meWith('ticket.sign'), 'work')).toEqual(['a']);
  expect(shown(meWith('ticket.sign', 'score.read'), 'work')).toEqual(['a', 'b']);
});

test('an entrance without needs is for anyone signed in, and for nobody else', () => {
  expect(shown(meWith(), 'own')).toEqual(['c']);
  expect(shown(undefined, 'own')).toEqual([]);
});

test('an entrance can be spared those who have a better one', () => {
  expect(shown(meWith(), 'work')).toEqual(['d']);
});

test('every entrance has its own name and leads to a page of the program', () => {
  const addresses = Object.values(pages).map((address) => `/${address}`);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  expect(entries.map(({ url }) => url).filter((url) => !addresses.includes(url))).toEqual([]);
});
