/** Carries out a call of the WeChat API: token, limits, the endpoint; faults become HTTP 200 with `errcode`. */
import { WechatFault, type Endpoint, type Note, type SandboxRequest } from './endpoint';
import { wireOf, type Wire } from './wire';
import { traceId } from './wechat/traceId';
import type { World } from './world';

/** What came of a call: the right answer, and what the log may say of it. */
export interface Outcome {
  wire: Wire;
  errcode?: number;
  /** The error code of WeChat Pay. */
  code?: string;
  note?: Note;
}

const tokenFaults = {
  40001: 'invalid credential, access_token is invalid or not latest',
  42001: 'access_token expired',
} as const;

function appIdOf(request: SandboxRequest, world: World): string {
  const token = request.query.get('access_token');
  if (!token) throw new WechatFault(41001, 'access_token missing');
  const checked = world.tokens.check(token, world.clock.now());
  if (typeof checked === 'number') throw new WechatFault(checked, tokenFaults[checked]);
  return checked.appId;
}

function checkLimits(endpoint: Endpoint, appId: string, world: World): void {
  const limits = world.limits.of(endpoint.path, endpoint.limits ?? []);
  const broken = world.limits.broken(`${appId} ${endpoint.path}`, limits, world.clock.now());
  if (broken) throw new WechatFault(broken.errcode, 'reach max api quota limit');
}

export async function wechatAnswer(
  endpoint: Endpoint,
  request: SandboxRequest,
  world: World,
): Promise<Outcome> {
  try {
    const appId = endpoint.token ? appIdOf(request, world) : world.mini.appId;
    checkLimits(endpoint, appId, world);
    const answer = await endpoint.answer({ ...request, appId }, world);
    return { wire: wireOf(answer, endpoint.contentType), ...(answer.note ? { note: answer.note } : {}) };
  } catch (error) {
    if (!(error instanceof WechatFault)) throw error;
    const json = { errcode: error.errcode, errmsg: `${error.message} rid: ${traceId(world.clock.now())}` };
    return { wire: wireOf({ json }, endpoint.contentType), errcode: error.errcode };
  }
}
