import { go, storyOf, type Story } from '@jsjb/shared/testing/story';
import { ticketStatuses } from '@jsjb/shared/ticket/ticket';
import type { NoticeDraft } from './noticeDraft';
import { noticesOf } from './ticketNotices';

const stories: Story[] = [
  ...ticketStatuses.map((status) => storyOf(status)),
  go(storyOf('shelved'), ['dispatcher', 'resume']),
  go(storyOf('pendingCallback'), ['agent', 'callback', { solved: false, satisfaction: 'dissatisfied' }]),
  go(storyOf('handling'), ['roadsClerk', 'requestExtension'], ['dispatcher', 'decideExtension']),
  go(storyOf('reported'), ['dispatcher', 'verify', { passed: false, note: '坑仍在。' }]),
  go(storyOf('returnReview'), ['dispatcher', 'rule']),
  go(storyOf('merged'), ['system', 'unmerge']),
  go(storyOf('merged'), ['system', 'follow']),
];
const told = stories.flatMap(({ ticket, events }) =>
  events.map((event) => ({ type: event.type, drafts: noticesOf(event, ticket, () => '市城管局') })),
);
const to = (who: string) => (draft: NoticeDraft) => draft.addressee.to === who;

test('all that the requester is told of, the neighbours who joined are told of', () => {
  const silent = told.filter(({ drafts }) => drafts.some(to('requester')) && !drafts.some(to('joiners')));
  expect(silent.map(({ type }) => type)).toEqual([]);
});

test('what neighbours are told fits a message of WeChat whole, and calls nothing their report', () => {
  const drafts = told.flatMap((each) => each.drafts.filter(to('joiners')));
  expect(drafts.length).toBeGreaterThan(20);
  for (const { status, note } of drafts) {
    expect([...status].length).toBeLessThanOrEqual(5);
    expect([...note].length).toBeLessThanOrEqual(20);
    expect(note).not.toMatch(/您反映的|群众/);
  }
});
