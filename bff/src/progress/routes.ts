/** Progress by number: asked, and what the requester may add. */
import type {
  ActByNumber,
  progressActs,
  progressEndpoints,
  ProgressView,
} from '@jsjb/shared/progress/contract';
import type { Action } from '@jsjb/shared/ticket/action';
import type { Caller, Deps } from '../deps';
import type { Handler, Handlers } from '../platform/features/feature';
import { unitNameFor, type TicketDoc } from '../ticket';
import { progressToken } from './store/progressToken';
import { actByNumber } from './commands/actByNumber';
import { addPhoto } from './commands/addPhoto';
import { proveByNumber } from './commands/proveByNumber';
import { presentProgress } from './present/presentProgress';
import { leftWith, provedBy } from './store/leftWith';

async function shown(doc: TicketDoc, deps: Deps, { now }: Caller): Promise<ProgressView> {
  const city = await deps.city.snapshot();
  return presentProgress(doc, {
    now,
    rules: deps.rules,
    unitName: unitNameFor({ city }),
    token: progressToken(doc._id.toHexString(), provedBy(leftWith(doc, deps.cipher)), deps.keys, now),
  });
}

const act =
  <A extends ActByNumber>(name: A): Handler<(typeof progressActs)[A]> =>
  async ({ body, caller, deps }) => {
    const { token, ...data } = body as { token: string };
    // The body is that of the action; TypeScript cannot follow which.
    const action = { name, data } as unknown as Extract<Action, { name: ActByNumber }>;
    const answer = await shown(await actByNumber(token, action, deps, caller), deps, caller);
    return answer as Awaited<ReturnType<Handler<(typeof progressActs)[A]>>>;
  };

export const progressHandlers: Handlers<typeof progressEndpoints> = {
  askProgress: async ({ body, caller, deps }) => shown(await proveByNumber(body, deps, caller), deps, caller),
  uploadPhotoByNumber: ({ query, file, caller, deps }) => addPhoto(query.token, file, deps, caller),
  verdictByNumber: act('verdict'),
  objectByNumber: act('object'),
  reopenByNumber: act('reopen'),
  supplementByNumber: act('supplement'),
  rateByNumber: act('rate'),
};
