/** Printed codes of campaigns lead to the campaign. */
import { pages } from '@jsjb/shared/kit/pages';
import type Router from 'koa-router';

export const CAMPAIGN_LINK = '/c';

export function mountCampaignLinks(router: Router): void {
  router.get(`${CAMPAIGN_LINK}/:campaign`, (ctx) => {
    ctx.redirect(`/${pages.campaign}?id=${encodeURIComponent(String(ctx['params']['campaign']))}`);
  });
}
