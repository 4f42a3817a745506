/** Retryable writes: the answer is kept in the transaction of its write, and given again to a retry. */
import { CommandError } from '../errors';
import { type Store, regions } from './store';

/** Sessions end 30 minutes after their last use; their records outlive them a little. */
const keptFor = 60 * 60_000;
const mostAtOnce = 500;
const header = 16;

export class Retries {
  constructor(private readonly store: Store) {}

  /** Runs a write, or gives the answer it was given when it was done before. */
  once(session: string, txnNumber: bigint, run: () => Buffer): Buffer {
    const key = Buffer.from(session, 'hex');
    const record = this.store.get(regions.retry, key);
    const last = record?.readBigInt64LE(8) ?? -1n;
    if (record && last === txnNumber) return record.subarray(header);
    if (last > txnNumber)
      throw new CommandError(225, `Retryable write ${txnNumber} is prohibited: ${last} has already started`);
    const reply = run();
    const head = Buffer.alloc(header);
    head.writeBigInt64LE(BigInt(Date.now()), 0);
    head.writeBigInt64LE(txnNumber, 8);
    this.store.put(regions.retry, key, Buffer.concat([head, reply]));
    return reply;
  }

  /** Removes some of the records nobody can ask for any more. */
  sweep(now: number): void {
    let removed = 0;
    for (const { key, value } of this.store.scan(regions.retry)) {
      if (now - Number(value.readBigInt64LE(0)) <= keptFor) continue;
      this.store.remove(regions.retry, key);
      if (++removed === mostAtOnce) return;
    }
  }
}
