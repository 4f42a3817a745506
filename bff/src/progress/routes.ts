/** Progress by number: asked, and what the requester may add. */
import type { progressEndpoints, ProgressView } from '@jsjb/shared/progress/contract';
import type { Caller, Deps } from '../deps';
import type { Handlers } from '../platform/features/feature';
import { unitNameFor, type TicketDoc } from '../ticket';
import { progressToken } from './access/progressToken';
import { actByNumber } from './commands/actByNumber';
import { proveByNumber } from './commands/proveByNumber';
import { presentProgress } from './present/presentProgress';
import { phoneOf } from './store/phoneOf';

async function shown(doc: TicketDoc, deps: Deps, { now }: Caller): Promise<ProgressView> {
  const city = await deps.city.snapshot();
  return presentProgress(doc, {
    now,
    rules: deps.rules,
    unitName: unitNameFor({ city }),
    token: progressToken(doc._id.toHexString(), phoneOf(doc, deps.cipher) ?? '', deps.keys, now),
  });
}

export const progressHandlers: Handlers<typeof progressEndpoints> = {
  askProgress: async ({ body, caller, deps }) => shown(await proveByNumber(body, deps, caller), deps, caller),
  supplementByNumber: async ({ body: { token, text }, caller, deps }) => {
    const data = { text, photos: [] };
    return shown(await actByNumber(token, { name: 'supplement', data }, deps, caller), deps, caller);
  },
  rateByNumber: async ({ body: { token, ...data }, caller, deps }) =>
    shown(await actByNumber(token, { name: 'rate', data }, deps, caller), deps, caller),
};
