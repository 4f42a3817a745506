/** Content checks are for people who opened the mini-program in the last two hours. */
import { WechatFault } from '../endpoint';
import type { World } from '../world';

const ACTIVE_MS = 2 * 3600_000;

export function checkActive(world: World, appId: string, openid: string): void {
  const name = world.people.named(appId, openid);
  if (!name) throw new WechatFault(40003, 'invalid openid');
  const seen = world.people.lastVisit(appId, name);
  if (seen === undefined || world.clock.now() - seen >= ACTIVE_MS) {
    throw new WechatFault(61010, 'code is expired');
  }
}
