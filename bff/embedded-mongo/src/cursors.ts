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
  held: Buffer | undefined;
  session: string | undefined;
  lastUse: number;
}

export class Cursors {
  private open = new Map<string, Cursor>();

  /** The first batch, and the id under which the rest waits (0: there is no rest). */
  start(
    namespace: string,
    rows: Iterator<Buffer>,
    size: number,
    session?: string,
  ): { docs: Buffer[]; id: Long } {
    const cursor: Cursor = { namespace, rows, held: undefined, session, lastUse: Date.now() };
    const { docs, finished } = take(cursor, size);
    if (finished) return { docs, id: Long.ZERO };
    const id = Long.fromBigInt(randomBytes(8).readBigUInt64LE() >> 1n);
    this.open.set(id.toString(), cursor);
    return { docs, id };
  }

  more(id: Long, namespace: string, size: number): { docs: Buffer[]; id: Long } {
    const cursor = this.open.get(id.toString());
    if (!cursor) throw new CommandError(43, `cursor id ${id.toString()} not found`);
    if (cursor.namespace !== namespace) {
      throw new CommandError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to '${cursor.namespace}'`,
      );
    }
    cursor.lastUse = Date.now();
    const { docs, finished } = take(cursor, size);
    if (finished) this.open.delete(id.toString());
    return { docs, id: finished ? Long.ZERO : id };
  }

  kill = (id: Long): boolean => this.open.delete(id.toString());

  killWhere(matches: (cursor: { session: string | undefined; lastUse: number }) => boolean): void {
    for (const [id, cursor] of this.open) if (matches(cursor)) this.open.delete(id);
  }
  sweep = (now: number): void => this.killWhere(({ lastUse }) => now - lastUse > idleLimit);
  get size(): number {
    return this.open.size;
  }
}

function take(cursor: Cursor, size: number): { docs: Buffer[]; finished: boolean } {
  const docs: Buffer[] = [];
  let bytes = 0;
  while (docs.length < size) {
    const row = cursor.held ?? nextOf(cursor.rows);
    cursor.held = undefined;
    if (!row) return { docs, finished: true };
    if (docs.length > 0 && bytes + row.length > batchBytes) {
      cursor.held = row;
      return { docs, finished: false };
    }
    docs.push(row);
    bytes += row.length + 12;
  }
  return { docs, finished: false };
}

function nextOf(rows: Iterator<Buffer>): Buffer | undefined {
  const next = rows.next();
  return next.done ? undefined : next.value;
}
