import { channelOf, channels, openSources, sourceOf, sources, type SourceName } from './source';

test.each<[SourceName, scanned: boolean, channel: string]>([
  ['miniapp', false, 'miniapp'],
  ['miniapp', true, 'poster'],
  ['web', false, 'web'],
  ['web', true, 'poster'],
  ['desk', false, 'phone'],
  ['desk', true, 'phone'],
  ['fieldReport', true, 'grid'],
  ['visit', false, 'visit'],
])('what comes by %s (poster scanned: %s) carries the channel %s', (source, scanned, channel) => {
  expect(channelOf(source, scanned)).toBe(channel);
});

test('every source leads to a known channel, and those that posts use may be named', () => {
  for (const { channel } of Object.values(sources)) expect(channels).toContain(channel);
  const used = (Object.keys(sources) as SourceName[]).filter((name) => sourceOf(name).roles.length > 0);
  expect(used).toEqual([...openSources]);
});
