/** Callbacks: signed, encrypted, repeated until a 2xx within five seconds; spoiled ones besides when asked. */
import { createCipheriv, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '../world';
import { chinaInstant, type Bill } from './bill';
import type { CallbackFault, Notice, PayWorld } from './payWorld';
import { isSignatureFault, signWith } from './signReply';

const ANSWER_MS = 5000;

function seal(plain: string, key: string, associatedData: string) {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(associatedData));
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { ciphertext: ciphertext.toString('base64'), nonce };
}

/** Swaps the first character of the ciphertext for another: still base64, no longer true. */
const swap = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

export interface Delivery {
  headers: Record<string, string>;
  body: Buffer;
}

/** A callback about a bill, right or with one fault. The body of a fault is signed rightly unless the fault is in the signature. */
export function callbackOf(
  pay: PayWorld,
  bill: Bill,
  now: number,
  id: string,
  fault?: CallbackFault,
): Delivery {
  const { merchant } = pay;
  const content = JSON.stringify({
    mch_id: merchant.mchId,
    out_bill_no: bill.outBillNo,
    transfer_bill_no: bill.transferBillNo,
    transfer_amount: bill.amount,
    state: fault === 'reordered' ? 'TRANSFERING' : bill.state,
    ...(bill.failReason ? { fail_reason: bill.failReason } : {}),
    openid: bill.openid,
    create_time: chinaInstant(bill.createdAt),
    update_time: chinaInstant(bill.updatedAt),
  });
  const key = fault === 'wrong-key' ? 'F'.repeat(32) : merchant.apiV3Key;
  const sealed = seal(content, key, fault === 'wrong-aad' ? 'transaction' : 'mch_payment');
  const ciphertext = fault === 'tampered-cipher' ? swap(sealed.ciphertext) : sealed.ciphertext;
  const resource = {
    original_type: 'mch_payment',
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext,
    associated_data: 'mch_payment',
  };
  const body = Buffer.from(
    JSON.stringify({
      id,
      create_time: chinaInstant(now),
      resource_type: 'encrypt-resource',
      event_type: 'MCHTRANSFER.BILL.FINISHED',
      summary: '商家转账单据终态通知',
      resource: { ...resource, nonce: sealed.nonce },
    }),
  );
  const signatureFault = fault && isSignatureFault(fault) ? fault : undefined;
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Mozilla/4.0',
    ...signWith(signatureFault, body, merchant.platform, now),
  };
  // Changed on the way, after the signature was made.
  const sent = fault === 'tampered-body' ? Buffer.from(body.toString().replace('终态', '成功')) : body;
  return { headers, body: sent };
}

async function post(url: string, { headers, body }: Delivery): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body), signal });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function takeFault(pay: PayWorld): CallbackFault | undefined {
  pay.callbackFaults = pay.callbackFaults.filter(({ times }) => times > 0);
  const [first] = pay.callbackFaults;
  if (!first) return undefined;
  first.times -= 1;
  return first.draw() < first.chance ? first.fault : undefined;
}

/** Faults that a careful server must refuse. */
const isForgery = (fault: CallbackFault): boolean =>
  !['duplicate', 'reordered', 'hold', 'lost'].includes(fault);

async function deliver(world: World, bill: Bill, url: string, notice: Notice): Promise<void> {
  const pay = world.pay();
  const id = randomUUID();
  for (const wait of [0, ...pay.settings.retryMs]) {
    await sleep(wait, undefined, { signal: world.ending.signal });
    notice.tries += 1;
    notice.delivered = await post(url, callbackOf(pay, bill, world.clock.now(), id));
    if (notice.delivered) return;
  }
}

/** Tells the merchant of a final state. */
export async function notify(world: World, bill: Bill): Promise<void> {
  const pay = world.pay();
  const url = bill.notifyUrl;
  if (!url) return;
  const notice: Notice = { outBillNo: bill.outBillNo, state: bill.state, tries: 0, delivered: false };
  pay.notices.push(notice);
  const fault = takeFault(pay);
  if (fault === 'lost') return;
  if (fault === 'hold') {
    pay.held.push(() => deliver(world, bill, url, notice));
    return;
  }
  if (fault && isForgery(fault)) {
    if (await post(url, callbackOf(pay, bill, world.clock.now(), randomUUID(), fault)))
      pay.acceptedForgeries += 1;
  }
  await deliver(world, bill, url, notice);
  if (fault === 'duplicate') await deliver(world, bill, url, notice);
  if (fault === 'reordered') await post(url, callbackOf(pay, bill, world.clock.now(), randomUUID(), fault));
}
