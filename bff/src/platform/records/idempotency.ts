/** What creates carries a key, stored in the document it created under a unique index: sent twice, it creates once. */
import { createHash } from 'node:crypto';
import { AppError } from '@jsjb/shared/kit/errors';

export interface Idempotency {
  key: string;
  body: string;
}

const hash = (...parts: (string | Buffer)[]): string => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part).update('\0');
  return digest.digest('base64url');
};

/** A key belongs to the person who sent it: nobody can probe or block another's. */
export const idempotencyOf = (personId: string, key: string, body: string | Buffer): Idempotency => ({
  key: hash(personId, key),
  body: hash(body),
});

/** The same key with other content is a mistake of the caller, not a repeat. */
export function assertSameBody(stored: Idempotency | undefined, given: Idempotency): void {
  if (stored?.body !== given.body) throw new AppError('IDEMPOTENCY_MISMATCH');
}
