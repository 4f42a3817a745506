/** The days of a campaign, in the city's time. */
import { DAY_MS, localDate } from '@jsjb/shared/calendar/calendar';
import type { CampaignView } from '@jsjb/shared/suggestion/campaignContract';

const short = (at: Date): string =>
  localDate(at).slice(5).replace('-', '月').replace(/^0/, '').replace(/月0/, '月') + '日';

/** The end is an instant: the last day is the one just before it. */
export const lastDayOf = (endsAt: string): string => localDate(new Date(new Date(endsAt).getTime() - 1));

export const campaignSpan = ({ startsAt, endsAt }: Pick<CampaignView, 'startsAt' | 'endsAt'>): string =>
  `${short(new Date(startsAt))}至${short(new Date(new Date(endsAt).getTime() - 1))}`;

/** From the first day's beginning to the last day's end, in China Standard Time. */
export const spanOfDays = (first: string, last: string): { startsAt: string; endsAt: string } => ({
  startsAt: `${first}T00:00:00+08:00`,
  endsAt: new Date(new Date(`${last}T00:00:00+08:00`).getTime() + DAY_MS).toISOString(),
});
