/** Campaigns (征集主题): read by everybody, opened and changed by the centre, each with a code of its own. */
import type { campaignEndpoints } from '@jsjb/shared/suggestion/campaignContract';
import type { CampaignView } from '@jsjb/shared/suggestion/campaignContract';
import { phaseOf } from '@jsjb/shared/suggestion/campaign';
import { createCampaign, updateCampaign } from '../commands/saveCampaign';
import type { Deps } from '../../deps';
import type { CampaignDoc } from '../store/suggestionModels';
import { countForCampaigns, findCampaign, listCampaigns } from '../queries/campaigns';
import type { Handlers } from '../../platform/features/feature';
import { CAMPAIGN_LINK } from '../links';

const linkOf = ({ _id }: CampaignDoc, { env }: Deps): string => `${env.PUBLIC_URL}${CAMPAIGN_LINK}/${_id}`;

async function present(docs: readonly CampaignDoc[], deps: Deps, now: Date): Promise<CampaignView[]> {
  const [{ units }, counts] = await Promise.all([
    deps.city.snapshot(),
    countForCampaigns(
      deps.models,
      docs.map(({ _id }) => _id),
    ),
  ]);
  return docs.map((doc) => {
    const unit = doc.unitId ? units.get(doc.unitId) : undefined;
    return {
      id: doc._id,
      title: doc.title,
      text: doc.text,
      startsAt: doc.startsAt.toISOString(),
      endsAt: doc.endsAt.toISOString(),
      closed: doc.closed,
      ...(unit ? { unit: { id: unit._id, name: unit.name } } : {}),
      phase: phaseOf(doc, now),
      suggestions: counts.get(doc._id) ?? 0,
      link: linkOf(doc, deps),
    };
  });
}
async function presentOne(doc: CampaignDoc, deps: Deps, now: Date): Promise<CampaignView> {
  const [view] = await present([doc], deps, now);
  return view as CampaignView;
}

/** Large enough to be printed at a hand's breadth. */
const CODE_PIXELS = 640;

export const campaignHandlers: Handlers<typeof campaignEndpoints> = {
  listCampaigns: async ({ caller, deps }) => ({
    items: await present(await listCampaigns(deps.models), deps, caller.now),
  }),
  readCampaign: async ({ params, caller, deps }) =>
    presentOne(await findCampaign(deps.models, params.campaign), deps, caller.now),
  readCampaignCode: async ({ params, deps }) => {
    const link = linkOf(await findCampaign(deps.models, params.campaign), deps);
    // Loaded when somebody prints: the server serves long before that.
    const { default: qrCode } = await import('qrcode');
    return qrCode.toBuffer(link, { width: CODE_PIXELS, margin: 2, errorCorrectionLevel: 'M' });
  },
  createCampaign: async ({ body, caller, deps }) =>
    presentOne(await createCampaign(body, deps, caller), deps, caller.now),
  updateCampaign: async ({ params, body, caller, deps }) =>
    presentOne(await updateCampaign(params.campaign, body, deps), deps, caller.now),
};
