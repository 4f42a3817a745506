// The app's files on the phone: wxfile:// addresses mapped into one temporary folder, package files read-only.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ApiFailure } from './convention';

const SCHEME = 'wxfile://';
export const USER_DIR = `${SCHEME}usr`;
/** The platform's quota for the user folder and saved files together. */
export const USER_QUOTA = 200 * 1024 * 1024;

export class FileStore {
  constructor(
    private readonly dir: string,
    private readonly appDir: string,
  ) {
    mkdirSync(path.join(dir, 'usr'), { recursive: true });
  }

  /** The real path behind an address of the app; never outside its folders. */
  resolve(address: string): string {
    const inStore = /^(wxfile:\/\/|https?:\/\/(tmp|usr|store)\/)/.exec(address);
    const [base, rest] = inStore
      ? [this.dir, address.replace(/^wxfile:\/\//, '').replace(/^https?:\/\//, '')]
      : [this.appDir, address];
    const full = path.join(base, rest);
    if (full !== base && !full.startsWith(base + path.sep))
      throw new ApiFailure(`permission denied, open "${address}"`, { errno: 1300013 });
    return full;
  }

  exists(address: string): boolean {
    return existsSync(this.resolve(address));
  }

  /** Only the user folder may be written by the app. */
  resolveWritable(address: string): string {
    if (!address.startsWith(`${USER_DIR}/`) && address !== USER_DIR)
      throw new ApiFailure(`permission denied, open "${address}"`, { errno: 1300013 });
    return this.resolve(address);
  }

  write(address: string, bytes: Buffer): void {
    const full = this.resolveWritable(address);
    this.checkQuota(bytes.byteLength);
    writeFileSync(full, bytes);
  }

  temp(bytes: Buffer, ext: string): string {
    return this.keep('tmp', bytes, ext);
  }

  saved(bytes: Buffer, ext: string): string {
    this.checkQuota(bytes.byteLength);
    return this.keep('store', bytes, ext);
  }

  savedFiles(): { filePath: string; size: number; createTime: number }[] {
    const names = readdirSync(this.dir).filter((name) => name.startsWith('store_'));
    return names.map((name) => {
      const { size, ctimeMs } = statSync(path.join(this.dir, name));
      return { filePath: SCHEME + name, size, createTime: Math.floor(ctimeMs / 1000) };
    });
  }

  private keep(kind: 'tmp' | 'store', bytes: Buffer, ext: string): string {
    const hash = createHash('sha1').update(bytes).digest('hex').slice(0, 24);
    const name = `${kind}_${hash}${ext}`;
    writeFileSync(path.join(this.dir, name), bytes);
    return SCHEME + name;
  }

  private checkQuota(more: number): void {
    const user = sizeUnder(path.join(this.dir, 'usr'));
    const saved = this.savedFiles().reduce((sum, file) => sum + file.size, 0);
    if (user + saved + more > USER_QUOTA)
      throw new ApiFailure('the maximum size of the file storage limit is exceeded', { errno: 1300202 });
  }
}

function sizeUnder(dir: string): number {
  return readdirSync(dir, { withFileTypes: true }).reduce((sum, entry) => {
    const full = path.join(dir, entry.name);
    return sum + (entry.isDirectory() ? sizeUnder(full) : statSync(full).size);
  }, 0);
}
