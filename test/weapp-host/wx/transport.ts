// The phone's network: at most ten transfers of a kind at once, time limits, a slow or lost signal, planned faults.
import type { Device } from '../device';
import { ApiFailure } from './convention';

export type TransferKind = 'request' | 'uploadFile' | 'downloadFile';

export interface Transfer {
  kind: TransferKind;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | Buffer | FormData | undefined;
  timeoutMs: number;
}

/** What a test makes go wrong with one transfer. */
export type Fault =
  | { fail: string; errno?: number }
  | { delayMs: number }
  | { status: number; data?: unknown }
  /** The server does its work and the answer gets lost on the way. */
  | { loseAnswer: true };
export type Faults = (transfer: Pick<Transfer, 'kind' | 'method' | 'url'>) => Fault | undefined;

export interface SlowNetwork {
  latencyMs: number;
  bytesPerSecond: number;
}

export interface Answer {
  statusCode: number;
  header: Record<string, string>;
  cookies: string[];
  body: Buffer;
}

export const MAX_CONCURRENT = 10;
const OFFLINE = new ApiFailure('net::ERR_INTERNET_DISCONNECTED', { errno: 600001 });

interface Job {
  kind: TransferKind;
  abort: AbortController;
}

export class Transport {
  private readonly running = new Set<Job>();
  private readonly waiting: { kind: TransferKind; start(): void; job: Job }[] = [];
  /** The most transfers of one kind that ever ran at once. */
  peak = 0;

  constructor(
    private readonly device: Device,
    private readonly onStart: () => void,
  ) {}

  get pending(): number {
    return this.running.size + this.waiting.length;
  }

  /** Fails everything under way with the platform's reason. */
  cut(reason: string, errno?: number): void {
    const failure = new ApiFailure(reason, errno === undefined ? {} : { errno });
    for (const { job } of this.waiting.splice(0)) job.abort.abort(failure);
    for (const job of this.running) job.abort.abort(failure);
  }

  start(transfer: Transfer): { abort(): void; answer: Promise<Answer> } {
    const job: Job = { kind: transfer.kind, abort: new AbortController() };
    this.onStart();
    const answer = this.slot(job).then(() =>
      this.run(transfer, job).finally(() => {
        this.running.delete(job);
        this.startWaiting();
      }),
    );
    return { abort: () => job.abort.abort(new ApiFailure('abort')), answer };
  }

  private slot(job: Job): Promise<void> {
    return new Promise((resolve, reject) => {
      job.abort.signal.addEventListener('abort', () => reject(job.abort.signal.reason as Error));
      this.waiting.push({ kind: job.kind, start: resolve, job });
      this.startWaiting();
    });
  }

  private startWaiting(): void {
    const stillWaiting = this.waiting.splice(0).filter(({ kind, start, job }) => {
      if (job.abort.signal.aborted) return false;
      const sameKind = [...this.running].filter((other) => other.kind === kind).length;
      if (sameKind >= MAX_CONCURRENT) return true;
      this.running.add(job);
      this.peak = Math.max(this.peak, sameKind + 1);
      start();
      return false;
    });
    this.waiting.push(...stillWaiting);
  }

  private async run(transfer: Transfer, job: Job): Promise<Answer> {
    const { signal } = job.abort;
    const timer = setTimeout(
      () => job.abort.abort(new ApiFailure('timeout', { errno: 5 })),
      transfer.timeoutMs,
    );
    try {
      return await Promise.race([this.exchange(transfer, signal), rejection(signal)]);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof ApiFailure) throw error;
      const { cause, message } = error as Error & { cause?: { code?: string } };
      throw new ApiFailure(`connect ${cause?.code ?? message}`, { errno: 600001 });
    } finally {
      clearTimeout(timer);
    }
  }

  private async exchange(transfer: Transfer, signal: AbortSignal): Promise<Answer> {
    if (this.device.network === 'none') throw OFFLINE;
    const fault = this.device.faults?.(transfer);
    if (fault && 'fail' in fault)
      throw new ApiFailure(fault.fail, fault.errno === undefined ? {} : { errno: fault.errno });
    if (fault && 'delayMs' in fault) await pause(fault.delayMs);
    await this.crawl(sizeOf(transfer.body));
    if (fault && 'status' in fault) return canned(fault.status, fault.data);
    const response = await fetch(this.device.rewrite(transfer.url), {
      method: transfer.method,
      headers: transfer.headers,
      signal,
      ...(transfer.body === undefined ? {} : { body: transfer.body }),
    });
    const body = Buffer.from(await response.arrayBuffer());
    await this.crawl(body.byteLength);
    if (fault && 'loseAnswer' in fault) throw new ApiFailure('net::ERR_CONNECTION_RESET', { errno: 600001 });
    return {
      statusCode: response.status,
      header: Object.fromEntries(response.headers),
      cookies: response.headers.getSetCookie(),
      body,
    };
  }

  private async crawl(bytes: number): Promise<void> {
    if (this.device.network !== 'slow') return;
    const { latencyMs, bytesPerSecond } = this.device.slow;
    await pause(latencyMs / 2 + (bytes / bytesPerSecond) * 1000);
  }
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms).unref());

const rejection = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });

const sizeOf = (body: Transfer['body']): number => {
  if (body === undefined) return 0;
  if (typeof body === 'string' || Buffer.isBuffer(body)) return Buffer.byteLength(body);
  return [...body.values()].reduce(
    (sum, part) => sum + (typeof part === 'string' ? part.length : part.size),
    0,
  );
};

const canned = (statusCode: number, data: unknown): Answer => ({
  statusCode,
  header: { 'content-type': 'application/json' },
  cookies: [],
  body: Buffer.from(JSON.stringify(data ?? {})),
});
