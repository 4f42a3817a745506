/** One request and what becomes of it: the right answer, or the fault that was asked for. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { payAnswer, payError } from './payAnswer';
import { isSignatureFault } from './pay/signReply';
import { route, type Routed } from './route';
import type { Fault } from './state/faults';
import { wechatAnswer, type Outcome } from './wechatAnswer';
import { write, writeHalf, wrongAnswers, type Wire } from './wire';
import type { World } from './world';

const notFound: Wire = { status: 404, headers: {}, body: Buffer.alloc(0) };
const isControl = (path: string): boolean => path.startsWith('/__sandbox/');

/** Faults after which the right answer is still needed. */
const keepsAnswer = ({ kind, after }: Fault): boolean =>
  after || kind === 'slow' || kind === 'truncate' || isSignatureFault(kind);

/** The answer that replaces the right one, if the fault has one. */
function wrongAnswer(world: World, { endpoint }: Routed, fault: Fault): Wire | undefined {
  const ownError = endpoint.family === 'pay' && fault.kind === 'status' && fault.code !== undefined;
  return ownError ? payError(world, fault) : wrongAnswers[fault.kind]?.(fault);
}

function log(
  world: World,
  { request }: Routed,
  wire: Wire | undefined,
  fault?: Fault,
  outcome?: Outcome,
): void {
  const errcode = fault?.kind === 'errcode' ? fault.errcode : outcome?.errcode;
  world.calls.add({
    at: new Date(world.clock.now()).toISOString(),
    method: request.method,
    path: request.path,
    status: wire?.status ?? 0,
    ...(errcode === undefined ? {} : { errcode }),
    ...(outcome?.code ? { code: outcome.code } : {}),
    ...(fault ? { fault: fault.kind } : {}),
    ...(outcome?.note ? { note: outcome.note } : {}),
  });
}

export async function exchange(
  world: World,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const routed = await route(message);
  if (!routed) return write(response, notFound);
  const { endpoint, request } = routed;
  const control = isControl(request.path);
  const fault = control ? undefined : world.faults.take(request.path, world.clock.now());
  const wrong = fault && wrongAnswer(world, routed, fault);
  const carryOut = endpoint.family === 'pay' ? payAnswer : wechatAnswer;
  const outcome = !fault || keepsAnswer(fault) ? await carryOut(endpoint, request, world, fault) : undefined;
  const wire = wrong ?? outcome?.wire ?? notFound;
  const unanswered = fault?.kind === 'hang' || fault?.kind === 'reset';
  if (!control) log(world, routed, unanswered ? undefined : wire, fault, outcome);

  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'reset') {
    message.socket.resetAndDestroy();
    return;
  }
  if (fault?.kind === 'truncate') return writeHalf(response, wire);
  if (fault?.kind === 'slow') await sleep(fault.ms);
  write(response, wire);
}
