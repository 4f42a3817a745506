/** Delivers pushes: five seconds to answer `success`, three tries in all, as the original. */
import { randomBytes } from 'node:crypto';
import type { MiniAccount, PushTarget } from '../accounts';
import type { World } from '../world';
import { sealPush, signPush } from './crypt';

/** How a push is to go wrong. */
export type PushFault = 'duplicate' | 'tampered' | 'wrong-appid' | 'wrong-signature' | 'lost';

export interface Delivery {
  event: string;
  tries: number;
  delivered: boolean;
}

const TRIES = 3;
const ANSWER_MS = 5000;

async function post(url: string, query: Record<string, string>, body: string): Promise<boolean> {
  try {
    const address = new URL(url);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const text = await response.text();
    return response.status === 200 && (text === 'success' || text === '');
  } catch {
    return false;
  }
}

/** Changes one character of the ciphertext, keeping it valid base64. */
const tamper = (body: string): string =>
  body.replace(/("Encrypt":".{40})(.)/, (_, head: string, one: string) => head + (one === 'A' ? 'B' : 'A'));

/** Sends an event to the account's address. Resolves when it is delivered or given up. */
export async function sendPush(
  world: World,
  account: MiniAccount,
  event: Record<string, unknown>,
  fault?: PushFault,
): Promise<Delivery> {
  const name = String(event.Event ?? event.MsgType);
  const { push } = account;
  if (!push || fault === 'lost') return { event: name, tries: 0, delivered: false };
  const appId = fault === 'wrong-appid' ? 'wx9999999999other00' : account.appId;
  const message = { ToUserName: 'gh_sandbox', CreateTime: Math.floor(world.clock.now() / 1000), ...event };
  const sealed = sealPush(JSON.stringify(message), appId, push, world.clock.now());
  const body = fault === 'tampered' ? tamper(sealed.body) : sealed.body;
  const query =
    fault === 'wrong-signature' ? { ...sealed.query, msg_signature: '0'.repeat(40) } : sealed.query;
  const wanted = fault === 'duplicate' ? 2 : 1;
  let successes = 0;
  let tries = 0;
  while (tries < TRIES && successes < wanted) {
    tries += 1;
    if (await post(push.url, query, body)) successes += 1;
  }
  return { event: name, tries, delivered: successes > 0 };
}

/** What WeChat does when the address is saved: a signed GET whose `echostr` must come back. */
export async function checkPushUrl(target: PushTarget, now: number): Promise<boolean> {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = String(randomBytes(4).readUInt32BE());
  const echostr = randomBytes(8).readBigUInt64BE().toString();
  const address = new URL(target.url);
  const query = { signature: signPush(target.token, timestamp, nonce), timestamp, nonce, echostr };
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_MS) });
    return response.status === 200 && (await response.text()) === echostr;
  } catch {
    return false;
  }
}
