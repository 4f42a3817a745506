/** Every word a person reads is Chinese, is there, and is not the same as another beside it. */
import { channels } from './intake/source';
import { errorCodes, defaultMessageOf, statusOf } from './kit/errors';
import { roles } from './kit/role';
import { rateNames } from './score/rules';
import { unitKinds } from './org/unit';
import { storyOf } from './testing/story';
import { actionNames } from './ticket/lifecycle';
import {
  alarmLevels,
  contactMethods,
  dispatchModes,
  limits,
  refusalReasons,
  satisfactions,
} from './ticket/ticket';
import { superviseLevels, ticketStatuses, ticketTypes, urgencies } from './ticket/ticket';
import * as intakeWords from './intake/words';
import * as orgWords from './org/words';
import * as scoreWords from './score/words';
import * as ticketWords from './ticket/words';

const words = { ...ticketWords, ...intakeWords, ...orgWords, ...scoreWords };

const lists: readonly (readonly [string, Record<string, string>, readonly string[]])[] = [
  ['status', words.statusWords, ticketStatuses],
  ['action', words.actionWords, actionNames],
  ['type', words.typeWords, ticketTypes],
  ['channel', words.channelWords, channels],
  ['urgency', words.urgencyWords, urgencies],
  ['limit', words.limitWords, limits],
  ['mode', words.dispatchModeWords, dispatchModes],
  ['refusal', words.refusalWords, refusalReasons],
  ['contact', words.contactMethodWords, contactMethods],
  ['satisfaction', words.satisfactionWords, satisfactions],
  ['supervision', words.superviseWords, superviseLevels],
  ['rate', words.rateWords, rateNames],
  ['alarm', words.alarmWords, alarmLevels],
  ['role', words.roleWords, roles],
  ['unit', words.unitKindWords, unitKinds],
  ['light', words.lightWords, ['green', 'yellow', 'red']],
];

test.each(lists)('every %s has a Chinese word of its own', (_, labels, names) => {
  expect(Object.keys(labels).sort()).toEqual([...names].sort());
  for (const label of Object.values(labels)) expect(label).toMatch(/\p{Script=Han}/u);
  expect(new Set(Object.values(labels)).size).toBe(names.length);
});

test.each(ticketStatuses)('every event on the way to %s has a Chinese word for the timeline', (status) => {
  for (const { type } of storyOf(status).events) expect(words.eventWords[type]).toMatch(/\p{Script=Han}/u);
});

test('every event word belongs to an action, but for the submission', () => {
  // One event per action: as many words as actions and the one that begins.
  expect(Object.keys(words.eventWords)).toHaveLength(actionNames.length + 1);
});

test.each(errorCodes)('the error %s tells a person in one or two sentences what to do', (code) => {
  expect(defaultMessageOf(code)).toMatch(/^\p{Script=Han}.*。$/u);
  expect(defaultMessageOf(code).length).toBeLessThanOrEqual(40);
  expect(statusOf(code)).toBeGreaterThanOrEqual(400);
});
