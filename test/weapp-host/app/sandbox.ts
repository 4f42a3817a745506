// The app's JavaScript thread: a vm context with CommonJS modules, timers and a console; no DOM, no Node, no eval.
import { readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

export type AppFunction = (...args: unknown[]) => unknown;
export type AppObject = Record<string, unknown>;

/** The app realm's own constructors: `instanceof` inside the app must hold for what the host hands over. */
export interface AppGlobal extends AppObject {
  Object: ObjectConstructor;
  Array: ArrayConstructor;
  Error: ErrorConstructor;
  Promise: PromiseConstructor;
  Uint8Array: Uint8ArrayConstructor;
}

export interface SandboxHooks {
  log(type: string, args: unknown[]): void;
  error(error: unknown): void;
  /** Throws when a file of one package may not require a file of another. */
  mayRequire?(from: string, to: string): void;
}

const CONSOLE = ['log', 'info', 'warn', 'error', 'debug', 'group', 'groupEnd', 'trace', 'time', 'timeEnd'];

export class Sandbox {
  readonly context: vm.Context;
  readonly global: AppGlobal;
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly timers = new Map<number, { stop(): void }>();
  private nextTimer = 1;
  private suspended = false;
  private held: (() => void)[] = [];

  constructor(
    readonly root: string,
    private readonly hooks: SandboxHooks,
  ) {
    const timer =
      (repeat: boolean) =>
      (fn: AppFunction, ms?: number, ...args: unknown[]) =>
        this.startTimer(() => fn(...args), Number(ms) || 0, repeat);
    const clear = (id: unknown): void => this.clearTimer(Number(id));
    const consoleOf = Object.fromEntries(
      CONSOLE.map((type) => [type, (...args: unknown[]) => hooks.log(type, args)]),
    );
    this.context = vm.createContext(
      {
        console: consoleOf,
        setTimeout: timer(false),
        clearTimeout: clear,
        setInterval: timer(true),
        clearInterval: clear,
      },
      // the platform forbids eval and new Function
      { codeGeneration: { strings: false, wasm: false } },
    );
    this.global = vm.runInContext('globalThis', this.context) as AppGlobal;
    this.global.global = this.global;
  }

  private startTimer(fn: () => unknown, ms: number, repeat: boolean): number {
    const id = this.nextTimer++;
    const run = (): void => {
      if (!repeat) this.timers.delete(id);
      try {
        fn();
      } catch (error) {
        this.hooks.error(error);
      }
    };
    // a timer due while the app is frozen in the background fires when it comes back
    const due = (): void => void (this.suspended ? this.held.push(run) : run());
    const handle = repeat ? setInterval(due, ms) : setTimeout(due, ms);
    this.timers.set(id, { stop: () => (repeat ? clearInterval(handle) : clearTimeout(handle)) });
    return id;
  }

  private clearTimer(id: number): void {
    this.timers.get(id)?.stop();
    this.timers.delete(id);
  }

  /** Tells the app something in a turn of its own, as answers of the platform arrive; held while frozen. */
  later(run: () => void): void {
    setImmediate(() => {
      if (this.suspended) this.held.push(run);
      else run();
    });
  }

  /** The platform freezes a mini-program's thread some seconds after it goes to the background. */
  suspend(): void {
    this.suspended = true;
  }

  resume(): void {
    this.suspended = false;
    for (const run of this.held.splice(0)) run();
  }

  evaluate(code: string, filename?: string): unknown {
    return vm.runInContext(code, this.context, filename ? { filename } : {});
  }

  read(file: string): string {
    return readFileSync(path.join(this.root, file), 'utf8');
  }

  has(file: string): boolean {
    return existsSync(path.join(this.root, file));
  }

  require(id: string): unknown {
    const file = [id, `${id}.js`, `${id}/index.js`].find((name) => name.endsWith('.js') && this.has(name));
    if (!file) throw this.error(`module '${id}.js' is not defined`);
    const known = this.modules.get(file);
    if (known) return known.exports;
    const module = { exports: this.evaluate('({})') };
    this.modules.set(file, module);
    const wrapped = `(function(require,module,exports){${this.read(file)}\n})`;
    const run = this.evaluate(wrapped, path.join(this.root, file)) as AppFunction;
    run.call(undefined, this.requireFrom(file), module, module.exports);
    return module.exports;
  }

  private requireFrom(file: string): AppFunction {
    const resolve = (id: string): string =>
      id.startsWith('/') ? id.slice(1) : path.posix.join(path.posix.dirname(file), id);
    const load = (id: unknown): unknown => {
      const target = resolve(String(id));
      this.hooks.mayRequire?.(file, target);
      return this.require(target);
    };
    return load;
  }

  error(message: string): Error {
    return new this.global.Error(message);
  }

  dispose(): void {
    for (const timer of this.timers.values()) timer.stop();
    this.timers.clear();
    this.held = [];
  }
}
