/** Retryable writes: the answer is kept in the transaction of its write, and given again to a retry. */
import { CommandError } from './errors';
import { after } from './keyCoding';
import type { Store } from './store';
import { regionKey, regions } from './store';

/** Sessions end 30 minutes after their last use; their records outlive them a little. */
const keptFor = 60 * 60_000;
const header = 16;

const recordKey = (session: string) => regionKey(regions.retry, Buffer.from(session, 'hex'));

export class Retries {
  constructor(private readonly store: Store) {}

  /** The answer already given to this write, if it was done before. */
  find(session: string, txnNumber: bigint): Buffer | undefined {
    const record = this.store.get(recordKey(session));
    if (!record) return undefined;
    const last = record.readBigInt64LE(8);
    if (last === txnNumber) return record.subarray(header);
    if (last < txnNumber) return undefined;
    throw new CommandError(
      225,
      `Retryable write with txnNumber ${txnNumber} is prohibited: a newer one, ${last}, has started`,
    );
  }

  note(session: string, txnNumber: bigint, reply: Buffer): void {
    const head = Buffer.alloc(header);
    head.writeBigInt64LE(BigInt(Date.now()), 0);
    head.writeBigInt64LE(txnNumber, 8);
    this.store.put(recordKey(session), Buffer.concat([head, reply]));
  }

  /** Removes up to `limit` records nobody can ask for any more. */
  sweep(now: number, limit = 500): void {
    const from = regionKey(regions.retry, Buffer.alloc(0));
    let removed = 0;
    for (const { key, value } of this.store.scan(from, after(from))) {
      if (now - Number(value.readBigInt64LE(0)) <= keptFor) continue;
      this.store.remove(key);
      if (++removed === limit) return;
    }
  }
}
