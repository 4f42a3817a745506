/** Carries out a call of WeChat Pay: signature, limits, the endpoint; every reply signed, or spoiled when asked. */
import { PayFault, type Endpoint, type SandboxRequest } from './endpoint';
import { isSignatureFault, signWith } from './pay/signReply';
import { verifyRequest } from './pay/verifyRequest';
import type { Fault } from './state/faults';
import type { Outcome } from './wechatAnswer';
import { wireOf, type Wire } from './wire';
import type { World } from './world';

const errorWire = (status: number, code: string, message: string): Wire =>
  wireOf({ json: { code, message }, status }, 'application/json; charset=utf-8');

function signed(world: World, wire: Wire, fault?: Fault): Wire {
  const kind = fault && isSignatureFault(fault.kind) ? fault.kind : undefined;
  const headers = signWith(kind, wire.body, world.pay().merchant.platform, world.clock.now());
  return { ...wire, headers: { ...wire.headers, ...headers } };
}

/** An error asked for with a `code`: a signed one, as the platform's own. */
export const payError = (world: World, { status, code = 'SYSTEM_ERROR' }: Fault): Wire =>
  signed(world, errorWire(status, code, '系统错误'));

export async function payAnswer(
  endpoint: Endpoint,
  request: SandboxRequest,
  world: World,
  fault?: Fault,
): Promise<Outcome> {
  const pay = world.pay();
  try {
    verifyRequest(request, pay, world.clock.now());
    const limits = world.limits.of(endpoint.path, endpoint.limits ?? []);
    if (world.limits.broken(`pay ${endpoint.path}`, limits, world.clock.now())) {
      throw new PayFault(429, 'FREQUENCY_LIMITED', '频率超限，请降低请求接口频率');
    }
    const answer = await endpoint.answer(request, world);
    const wire = signed(world, wireOf(answer, 'application/json; charset=utf-8'), fault);
    return { wire, ...(answer.note ? { note: answer.note } : {}) };
  } catch (error) {
    if (!(error instanceof PayFault)) throw error;
    const { status, code, message } = error;
    return { wire: signed(world, errorWire(status, code, message), fault), code };
  }
}
