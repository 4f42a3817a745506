/**
 * Makes the data file longer before lmdb needs the pages. A commit that finds the disk full would damage the
 * memory of the process inside lmdb; writing zeros beyond the last page fails here instead, as a plain error.
 */
import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { EmbeddedMongoError } from '../errors';

const reserve = 16 * 1024 * 1024;
const pageSize = 4096;
/** Changes beyond these mostly meet pages that their transaction has already copied. */
const mostPages = 8192;
const zeros = Buffer.alloc(1024 * 1024);

export class Room {
  private left = 0;
  private bytes = 0;
  private changes = 0;

  /** `usedBytes` tells where lmdb's last page ends. */
  constructor(
    private readonly path: string,
    private readonly usedBytes: () => number,
  ) {}

  /** At the start of a transaction: what the last one took is counted off. */
  begin(): void {
    this.left -= this.estimate();
    this.bytes = 0;
    this.changes = 0;
    this.ensure();
  }

  note(bytes: number): void {
    this.bytes += bytes;
    this.changes++;
    if ((this.changes & 63) === 0 || bytes > pageSize) this.ensure();
  }

  private estimate = () => 3 * this.bytes + Math.min(this.changes, mostPages) * 2 * pageSize;

  private ensure(): void {
    const needed = reserve + this.estimate();
    if (this.left >= needed) return;
    const file = openSync(this.path, 'r+');
    try {
      const used = this.usedBytes();
      let { size } = fstatSync(file);
      for (; size < used + needed + reserve; size += zeros.length)
        if (writeSync(file, zeros, 0, zeros.length, size) < zeros.length) throw new Error('cut short');
      this.left = size - used;
    } catch (cause) {
      throw new EmbeddedMongoError(`The disk is full: ${this.path} cannot grow.`, { cause });
    } finally {
      closeSync(file);
    }
  }
}
