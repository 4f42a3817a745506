import { escalationWords } from './escalationWords';
import { defaultAlarmRules } from './alarm';
import { alarmLevels, audiences } from './ticket';

test('a reader never gets the same words at two rungs', () => {
  for (const audience of audiences) {
    const words = alarmLevels.map((level) => escalationWords[level].words[audience]);
    expect(new Set(words).size).toBe(alarmLevels.length);
  }
});

test('each rung is named in at most five Chinese characters, no two alike', () => {
  const names = alarmLevels.map((level) => escalationWords[level].status);
  expect(new Set(names).size).toBe(alarmLevels.length);
  for (const name of names) expect(name).toMatch(/^\p{Script=Han}{1,5}$/u);
});

test('whom the rules tell at a rung reads what they now answer for', () => {
  const said = defaultAlarmRules.rules.flatMap(({ level, tells }) =>
    tells.map((audience) => escalationWords[level].words[audience]),
  );
  expect(new Set(said).size).toBe(said.length);
});
