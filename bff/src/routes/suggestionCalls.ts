/** Calls for ideas (征集主题): read by everybody, opened and changed by the centre, each with a code of its own. */
import type { CallView } from '@jsjb/shared/contract/suggestionCalls';
import { phaseOf } from '@jsjb/shared/suggestion/call';
import { createCall, updateCall } from '../commands/keepCall';
import type { Deps } from '../deps';
import type { CallDoc } from '../models/suggestionModels';
import { countForCalls, findCall, listCalls } from '../queries/calls';
import type { Handlers } from './handler';
import { CALL_LINK } from './links';

const linkOf = ({ _id }: CallDoc, { env }: Deps): string => `${env.PUBLIC_URL}${CALL_LINK}/${_id}`;

async function present(docs: readonly CallDoc[], deps: Deps, now: Date): Promise<CallView[]> {
  const [{ units }, counts] = await Promise.all([
    deps.city.snapshot(),
    countForCalls(
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
async function presentOne(doc: CallDoc, deps: Deps, now: Date): Promise<CallView> {
  const [view] = await present([doc], deps, now);
  return view as CallView;
}

/** Large enough to be printed at a hand's breadth. */
const CODE_PIXELS = 640;

export const suggestionCallHandlers: Pick<
  Handlers,
  'listCalls' | 'readCall' | 'readCallCode' | 'createCall' | 'updateCall'
> = {
  listCalls: async ({ caller, deps }) => ({
    items: await present(await listCalls(deps.models), deps, caller.now),
  }),
  readCall: async ({ params, caller, deps }) =>
    presentOne(await findCall(deps.models, params.call), deps, caller.now),
  readCallCode: async ({ params, deps }) => {
    const link = linkOf(await findCall(deps.models, params.call), deps);
    // Loaded when somebody prints: the server serves long before that.
    const { default: qrCode } = await import('qrcode');
    return qrCode.toBuffer(link, { width: CODE_PIXELS, margin: 2, errorCorrectionLevel: 'M' });
  },
  createCall: async ({ body, caller, deps }) =>
    presentOne(await createCall(body, deps, caller), deps, caller.now),
  updateCall: async ({ params, body, caller, deps }) =>
    presentOne(await updateCall(params.call, body, deps), deps, caller.now),
};
