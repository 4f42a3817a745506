// Puts `wx` together from its topics; every documented name exists, and one that no topic answers fails by name.
import type { AppObject } from '../app/sandbox';
import { fromApp } from '../app/realm';
import type { Host } from '../host';
import {
  callback,
  failureOf,
  hasCallbacks,
  TappedAnswer,
  type AsyncApi,
  type Options,
  type SyncApi,
  type TaskApi,
  type WxPart,
} from './convention';
import { accountApi } from './account';
import { deviceApi } from './device';
import { WxEvents } from './events';
import { FileStore } from './fileStore';
import { fileSystemApi } from './fileSystem';
import { locationApi } from './location';
import { mediaApi } from './media';
import { documentedNames } from './names';
import { navigationApi } from './navigation';
import { networkApi } from './network';
import { openApi } from './open';
import { Consent } from './consent';
import { queryApi } from './query';
import { storageApi } from './storage';
import { subscribeApi } from './subscribe';
import { systemApi } from './system';
import { Transport } from './transport';
import { uiApi, UiState } from './ui';

/** What the topics share. */
export interface WxContext {
  host: Host;
  events: WxEvents;
  files: FileStore;
  transport: Transport;
  consent: Consent;
  ui: UiState;
}

export interface Wx extends WxContext {
  api: AppObject;
  /** Names a topic answers. */
  implemented: Set<string>;
  /** Names called though no topic answers them. */
  unsupported: Set<string>;
  /** Cuts every transfer, as the platform does to an app left in the background. */
  interrupt(): void;
  dispose(): void;
}

const TOPICS: ((ctx: WxContext) => WxPart)[] = [
  accountApi,
  deviceApi,
  fileSystemApi,
  locationApi,
  mediaApi,
  navigationApi,
  networkApi,
  openApi,
  queryApi,
  storageApi,
  subscribeApi,
  systemApi,
  uiApi,
];

export function createWx(host: Host): Wx {
  const events = new WxEvents((run) => host.guard(run));
  const transport = new Transport(host.device, () =>
    host.metrics.requestStarted(host.stack.current?.mounted.component),
  );
  const files = new FileStore(host.device.files, host.options.appDir);
  const ctx: WxContext = {
    host,
    events,
    files,
    transport,
    consent: new Consent(host, events),
    ui: new UiState(),
  };
  const api = host.box.evaluate('({})') as AppObject;
  const unsupported = new Set<string>();
  const implemented = new Set<string>();
  const bind = new Binder(host, api, unsupported);
  for (const name of documentedNames()) {
    const event = /^(on|off)([A-Z]\w*)$/.exec(name);
    if (!event) bind.unsupported(name);
    else if (event[1] === 'on') bind.sync(name, (listener) => events.on(event[2] as string, listener));
    else bind.sync(name, (listener) => events.off(event[2] as string, listener));
  }
  for (const topic of TOPICS) {
    const part = topic(ctx);
    for (const [name, run] of Object.entries(part.async ?? {})) bind.async(name, run);
    for (const [name, run] of Object.entries(part.sync ?? {})) bind.sync(name, run);
    for (const [name, run] of Object.entries(part.tasks ?? {})) bind.task(name, run);
    for (const [name, value] of Object.entries(part.values ?? {})) api[name] = host.toApp(value);
    for (const group of Object.values(part))
      for (const name of Object.keys(group ?? {})) implemented.add(name);
  }
  return {
    ...ctx,
    api,
    implemented,
    unsupported,
    interrupt: () => transport.cut('interrupted', 600003),
    dispose: () => transport.cut('abort'),
  };
}

type Tell = (ok: boolean, result: unknown) => void;

/** Wraps a topic's function into the platform's calling convention. */
class Binder {
  constructor(
    private readonly host: Host,
    private readonly api: AppObject,
    private readonly missing: Set<string>,
  ) {}

  private record(name: string, args: unknown): void {
    const { device, stack } = this.host;
    device.calls.push({ name, args: fromApp(args), page: stack.current?.path, at: Date.now() });
  }

  /** Tells the callbacks, or returns the answer for the promise. */
  private settle(name: string, options: Options | undefined, ok: boolean, answer: unknown): unknown {
    const plain = answer && typeof answer === 'object' ? answer : {};
    const result = this.host.toApp(ok ? { errMsg: `${name}:ok`, ...plain } : failureOf(name, answer));
    for (const handler of [callback(options, ok ? 'success' : 'fail'), callback(options, 'complete')])
      if (handler) this.host.guard(() => handler(result));
    return result;
  }

  /** Hands the outcome over in a later turn: by then the tap that led here is over. */
  private deliver(name: string, work: Promise<unknown>, options: Options | undefined, tell: Tell): void {
    const hand = (ok: boolean, answer: unknown): void =>
      this.host.box.later(() => {
        const settle = (plain: unknown): void => tell(ok, this.settle(name, options, ok, plain));
        if (answer instanceof TappedAnswer) this.host.gesture.during(() => settle(answer.answer));
        else settle(answer);
      });
    work.then(
      (answer) => hand(true, answer),
      (error: unknown) => hand(false, error),
    );
  }

  async(name: string, run: AsyncApi): void {
    this.api[name] = (given?: unknown) => {
      const options = (given ?? {}) as Options;
      this.record(name, options);
      // the first step runs now: some interfaces look at the tap that is being handled
      const work = new Promise((done) => done(run(options)));
      if (hasCallbacks(options)) return this.deliver(name, work, options, () => undefined);
      return new this.host.box.global.Promise((resolve, reject) =>
        this.deliver(name, work, undefined, (ok, result) => (ok ? resolve(result) : reject(result))),
      );
    };
  }

  sync(name: string, run: SyncApi): void {
    this.api[name] = (...args: unknown[]) => {
      this.record(name, args);
      try {
        return this.host.toApp(run(...args));
      } catch (error) {
        throw this.host.box.error(String(failureOf(name, error).errMsg));
      }
    };
  }

  task(name: string, run: TaskApi): void {
    this.api[name] = (given?: unknown) => {
      const options = (given ?? {}) as Options;
      this.record(name, options);
      const { task, work } = run(options);
      this.deliver(name, work, options, () => undefined);
      return this.host.toApp(task);
    };
  }

  /** Loud by name: the exception reaches the test, the caller gets the platform's failure. */
  unsupported(name: string): void {
    this.api[name] = (given?: unknown) => {
      this.record(name, given);
      this.missing.add(name);
      const error = this.host.box.error(`wx.${name} is not supported by weapp-host`);
      this.host.fail(error);
      const options = (given ?? {}) as Options;
      if (!hasCallbacks(options)) throw error;
      this.settle(name, options, false, error);
      return undefined;
    };
  }
}
