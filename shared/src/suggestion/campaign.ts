/** A campaign (征集主题): a question to the public, open for a time. */

export interface Campaign {
  id: string;
  title: string;
  text: string;
  startsAt: Date;
  endsAt: Date;
  /** The unit that asks. */
  unitId?: string;
  /** Taken back before its time. */
  closed: boolean;
}

export const campaignPhases = ['upcoming', 'open', 'ended'] as const;
export type CampaignPhase = (typeof campaignPhases)[number];

export const phaseOf = (
  campaign: Pick<Campaign, 'startsAt' | 'endsAt' | 'closed'>,
  now: Date,
): CampaignPhase =>
  campaign.closed || now >= campaign.endsAt ? 'ended' : now < campaign.startsAt ? 'upcoming' : 'open';

/** The sentence for whoever answers a campaign that is not open. */
export const closedCampaignWords: Record<Exclude<CampaignPhase, 'open'>, string> = {
  upcoming: '这次征集还没有开始，请到时候再来。您也可以现在直接提建议。',
  ended: '这次征集已经结束，感谢关注。您仍然可以直接提建议。',
};
