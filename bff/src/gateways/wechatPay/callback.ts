/**
 * Opens callbacks: signature over the raw bytes, then decryption to the end. Own code because the package never asks
 * the cipher whether the text was genuine, so that tampered text, a wrong key and wrong data all pass.
 */
import { createDecipheriv } from 'node:crypto';
import { z } from 'zod';
import { fullBill, type FullBill } from './bill';
import type { PaySettings } from './settings';
import { whyUnproven, type HeaderReader, type Unproven } from './verify';

export type OpenedCallback =
  | { ok: true; id: string; bill: FullBill }
  | { ok: false; reason: Unproven | 'unreadable' | 'undecipherable' | 'not ours' };

const envelope = z.object({
  id: z.string().min(1).max(64),
  event_type: z.literal('MCHTRANSFER.BILL.FINISHED'),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    original_type: z.literal('mch_payment'),
    ciphertext: z.base64().max(100_000),
    associated_data: z.string().max(64),
    nonce: z.string().length(12),
  }),
});

const TAG_BYTES = 16;

/** Throws when the text, the key, the nonce or the associated data is not the one it was sealed with. */
export function decryptResource(
  { ciphertext, associated_data, nonce }: z.output<typeof envelope>['resource'],
  apiV3Key: string,
): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  const end = bytes.length - TAG_BYTES;
  if (end < 0) throw new RangeError('no room for the tag');
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(associated_data))
    .setAuthTag(bytes.subarray(end));
  return Buffer.concat([decipher.update(bytes.subarray(0, end)), decipher.final()]).toString('utf8');
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

function decipher(resource: z.output<typeof envelope>['resource'], key: string): unknown {
  try {
    return json(decryptResource(resource, key));
  } catch {
    return undefined;
  }
}

/**
 * Asks nobody and changes nothing. Whether bill, amount and payee are the right ones, and whether the state is news,
 * is for the caller's books: a late callback may carry an earlier state.
 */
export function openCallback(
  header: HeaderReader,
  body: Buffer,
  settings: PaySettings,
  now: Date,
): OpenedCallback {
  const unproven = whyUnproven(header, body, settings.platformKeys, now);
  if (unproven) return { ok: false, reason: unproven };
  const sealed = envelope.safeParse(json(body.toString('utf8')));
  if (!sealed.success) return { ok: false, reason: 'unreadable' };
  const content = decipher(sealed.data.resource, settings.apiV3Key);
  if (content === undefined) return { ok: false, reason: 'undecipherable' };
  const bill = fullBill.safeParse(content);
  if (!bill.success) return { ok: false, reason: 'unreadable' };
  if (bill.data.mchId !== settings.mchId) return { ok: false, reason: 'not ours' };
  return { ok: true, id: sealed.data.id, bill: bill.data };
}
