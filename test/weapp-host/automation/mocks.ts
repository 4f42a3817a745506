// App.mockWxMethod: a fixed result or a function in place of a `wx` method, and back.
import type { AppFunction, AppObject } from '../app/sandbox';
import { callback, hasCallbacks } from '../wx/convention';
import type { Host } from '../host';
import type { Params } from './session';

export class Mocks {
  private readonly origins = new Map<string, unknown>();

  constructor(private readonly host: Host) {}

  apply(params: Params): void {
    const method = String(params.method);
    const { api } = this.host.wx;
    if (!this.origins.has(method)) this.origins.set(method, api[method]);
    const origin = this.origins.get(method);
    if (!params.functionDeclaration && !('result' in params)) {
      api[method] = origin;
      this.origins.delete(method);
      return;
    }
    const answer = this.answerOf(params, origin);
    api[method] = (...args: unknown[]) => this.deliver(method, args, answer(args));
  }

  private answerOf(params: Params, origin: unknown): (args: unknown[]) => unknown {
    const { host } = this;
    if (!params.functionDeclaration) return () => host.toApp(params.result);
    const run = host.box.evaluate(`(${String(params.functionDeclaration)})`) as AppFunction;
    const extra = host.toApp(params.args ?? []) as unknown[];
    return (args) => run.apply({ origin }, [...args, ...extra]);
  }

  private promised(answer: unknown): Promise<unknown> {
    return this.host.box.global.Promise.resolve(answer).then((value) => {
      if (String((value as AppObject | undefined)?.errMsg ?? '').includes(':fail')) throw value;
      return value;
    });
  }

  /** A callback-style call gets the answer through its callbacks, one without them as a promise, a …Sync as it is. */
  private deliver(method: string, args: unknown[], answer: unknown): unknown {
    const options = args[0] as AppObject | undefined;
    if (method.endsWith('Sync') || typeof options !== 'object' || options === null) return answer;
    if (!hasCallbacks(options)) return this.promised(answer);
    const { host } = this;
    Promise.resolve(answer).then(
      (value) => {
        const plain = value && typeof value === 'object' ? (value as AppObject) : {};
        const result = host.toApp({ errMsg: `${method}:ok`, ...plain });
        const failed = String(plain.errMsg ?? '').includes(':fail');
        for (const name of [failed ? 'fail' : 'success', 'complete'])
          host.guard(() => callback(options, name)?.(result));
      },
      (error: unknown) => host.fail(error),
    );
    return host.toApp({ abort() {}, onProgressUpdate() {}, offProgressUpdate() {}, onHeadersReceived() {} });
  }
}
