/** Campaigns: a question with a start, an end and a code of its own. */
import { campaignPhases } from './campaign';
import { endpoint } from '../kit/endpoint';
import { choice, count, flag, instant, slug, text, z } from '../kit/schema';
import { unitName } from '../ticket/view';

const common = { tag: '人民建议', status: 200, rate: 'read', idempotency: 'none' } as const;
const title = text(60, 2);

const campaign = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  startsAt: instant,
  endsAt: instant,
  unit: z.optional(unitName),
  closed: flag,
  phase: choice(campaignPhases),
  suggestions: count,
  /** What the code of the campaign leads to. */
  link: z.string(),
});
const campaignBody = z.strictObject({
  title,
  text: text(2000),
  startsAt: instant,
  endsAt: instant,
  unitId: z.optional(slug),
  closed: z._default(flag, false),
});
const campaignParams = z.strictObject({ campaign: slug });

export const campaignEndpoints = {
  listCampaigns: endpoint({
    ...common,
    method: 'GET',
    path: '/api/campaigns',
    summary: '征集主题',
    response: z.object({ items: z.array(campaign) }),
    ability: 'public',
  }),
  readCampaign: endpoint({
    ...common,
    method: 'GET',
    path: '/api/campaigns/:campaign',
    summary: '一个征集主题，扫码进入',
    params: campaignParams,
    response: campaign,
    ability: 'public',
  }),
  readCampaignCode: endpoint({
    ...common,
    method: 'GET',
    path: '/api/campaigns/:campaign/code',
    summary: '征集主题的二维码（PNG），可以印出来张贴',
    params: campaignParams,
    response: z.unknown(),
    produces: 'image/png',
    ability: 'public',
  }),
  createCampaign: endpoint({
    ...common,
    method: 'POST',
    path: '/api/campaigns',
    summary: '发起征集',
    body: campaignBody,
    response: campaign,
    status: 201,
    ability: 'suggestion.campaign',
    rate: 'write',
    idempotency: 'key',
  }),
  updateCampaign: endpoint({
    ...common,
    method: 'PUT',
    path: '/api/campaigns/:campaign',
    summary: '修改或提前结束征集',
    params: campaignParams,
    body: campaignBody,
    response: campaign,
    ability: 'suggestion.campaign',
    rate: 'write',
  }),
};

export type CampaignView = z.output<typeof campaign>;

declare module '../kit/endpoint' {
  interface Abilities {
    'suggestion.campaign': true;
  }
}
