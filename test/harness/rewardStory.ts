/** Tells a suggestion's and a reward's story over HTTP, up to the point where a test begins. */
import type { SuggestionDetail } from '@jsjb/shared/suggestion/contract';
import type { RewardView } from '@jsjb/shared/reward/contract';
import type { CastName } from '../factories/smallCity';
import type { TestServer } from './server';
import { newKey } from './story';

export const aSuggestion = {
  title: '广场东路口加一盏路灯',
  content: '文化广场东边的路口晚上很暗，老人过马路不安全，建议加装一盏路灯。',
};

export const suggestion = (
  server: TestServer,
  by: CastName = 'wang',
  change: object = {},
): Promise<SuggestionDetail> =>
  server.as(by).submitSuggestion({ body: { ...aSuggestion, ...change }, key: newKey() });

/** Accepted by the centre and sent to the roads. */
export async function forwarded(
  server: TestServer,
  { id, version }: SuggestionDetail,
): Promise<SuggestionDetail> {
  const params = { id };
  await server.as('zhao').acceptSuggestion({ params, body: { version } });
  return server.as('qian').forwardSuggestion({ params, body: { version: version + 1, unitId: 'roads' } });
}

export async function carriedOut(server: TestServer, by: CastName = 'wang', change: object = {}) {
  const { id, version } = await forwarded(server, await suggestion(server, by, change));
  const params = { id };
  const roads = server.as('roadsHead');
  await roads.adoptSuggestion({
    params,
    body: { version, reason: '列入今年的亮化计划。', reply: '您的建议已采纳，六月底前装好。' },
  });
  await server
    .as('qian')
    .answerSuggestion({ params, body: { version: version + 1, text: '谢谢您的好主意。' } });
  return roads.carryOutSuggestion({ params, body: { version: version + 2, text: '路灯已装好。' } });
}

export const setBudget = (server: TestServer, fen = 100_000_000, perPersonFen = 50_000_000) =>
  server.as('admin').setBudget({ params: { year: '2026' }, body: { fen, perPersonFen } });

export const propose = (server: TestServer, id: string, fen: number): Promise<RewardView> =>
  server
    .as('roadsHead')
    .proposeReward({ params: { id }, body: { fen, reason: '建议采纳并落实' }, key: newKey() });

export async function approve(server: TestServer, { id, version }: RewardView): Promise<RewardView> {
  await server.as('qian').approveReward({ params: { id }, body: { version } });
  return server.as('supervisor').approveReward({ params: { id }, body: { version: version + 1 } });
}

export const approvedReward = async (
  server: TestServer,
  fen: number,
  by: CastName = 'wang',
): Promise<RewardView> => approve(server, await propose(server, (await carriedOut(server, by)).id, fen));
