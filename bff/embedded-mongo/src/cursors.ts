/** Open cursors: rows still to be fetched, handed out in batches, forgotten when nobody asks for them. */
import { randomBytes } from 'node:crypto';
import { Long } from 'bson';
import { CommandError } from './errors';

const idleLimit = 10 * 60_000;
const batchBytes = 16 * 1024 * 1024 - 4096;
export const firstBatchSize = 101;

interface Cursor {
  namespace: string;
  rows: Iterator<Buffer>;
  /** A row that no longer fitted into the last batch. */
  held?: Buffer | undefined;
  session: string | undefined;
  lastUse: number;
}

export class Cursors {
  private readonly open = new Map<string, Cursor>();

  start(namespace: string, rows: Iterator<Buffer>, size: number, session?: string) {
    const id = Long.fromBigInt(randomBytes(8).readBigUInt64LE() >> 1n);
    return this.batch({ namespace, rows, session, lastUse: 0 }, size, id);
  }

  more(id: Long, namespace: string, size: number) {
    const cursor = this.open.get(id.toString());
    if (!cursor) throw new CommandError(43, `cursor id ${id.toString()} not found`);
    if (cursor.namespace !== namespace)
      throw new CommandError(13, `the cursor belongs to '${cursor.namespace}', not to '${namespace}'`);
    return this.batch(cursor, size, id);
  }

  /** Some rows, and the id under which the rest waits; 0: there is none. */
  private batch(cursor: Cursor, size: number, id: Long) {
    cursor.lastUse = Date.now();
    this.open.set(id.toString(), cursor);
    const docs: Buffer[] = [];
    for (let bytes = 0; docs.length < size; cursor.held = undefined) {
      const row = (cursor.held ??= cursor.rows.next().value as Buffer | undefined);
      if (!row) {
        this.kill(id);
        return { docs, id: Long.ZERO };
      }
      bytes += row.length + 12;
      if (docs.length > 0 && bytes > batchBytes) break;
      docs.push(row);
    }
    return { docs, id };
  }

  kill = (id: Long): boolean => this.open.delete(id.toString());
  killWhere(matches: (cursor: Readonly<Cursor>) => boolean): void {
    for (const [id, cursor] of this.open) if (matches(cursor)) this.open.delete(id);
  }
  sweep = (now: number): void => this.killWhere(({ lastUse }) => now - lastUse > idleLimit);
}
