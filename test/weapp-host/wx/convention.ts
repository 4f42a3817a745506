// How every `wx` function talks: callbacks or a promise, errMsg, errno; and what a topic file hands in.
import type { AppFunction, AppObject } from '../app/sandbox';

export type Options = AppObject;
/** Answers an option-object call; throws ApiFailure for the platform's refusals. */
export type AsyncApi = (options: Options) => unknown;
export type SyncApi = (...args: unknown[]) => unknown;
/** Starts a transfer and returns its task at once (wx.request and the like take no promise style). */
export type TaskApi = (options: Options) => { task: AppObject; work: Promise<unknown> };

/** An answer that came from a person's tap outside the page: what the app does with it counts as a tap's doing. */
export class TappedAnswer {
  constructor(readonly answer: unknown) {}
}

/** One topic's share of `wx`. */
export interface WxPart {
  async?: Record<string, AsyncApi>;
  sync?: Record<string, SyncApi>;
  tasks?: Record<string, TaskApi>;
  values?: Record<string, unknown>;
}

/** Ends up as `name:fail message` with errno or errCode beside it. */
export class ApiFailure extends Error {
  constructor(
    message: string,
    readonly extra: AppObject = {},
  ) {
    super(message);
  }
}

const typeName = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** A parameter the platform insists on, with the platform's own complaint. */
export function need(options: Options, key: string, type: 'String' | 'Array' | 'Number' | 'Object'): unknown {
  const value = options[key];
  if (typeName(value) !== type)
    throw new ApiFailure(
      `parameter error: parameter.${key} should be ${type} instead of ${typeName(value)};`,
      { errno: 1001 },
    );
  return value;
}
export const needText = (options: Options, key: string): string => need(options, key, 'String') as string;
export const needList = (options: Options, key: string): unknown[] =>
  need(options, key, 'Array') as unknown[];

export const callback = (options: Options | undefined, name: string): AppFunction | undefined => {
  const value = options?.[name];
  return typeof value === 'function' ? (value as AppFunction) : undefined;
};
export const hasCallbacks = (options: Options | undefined): boolean =>
  ['success', 'fail', 'complete'].some((name) => callback(options, name) !== undefined);

export function failureOf(name: string, error: unknown): AppObject {
  if (error instanceof ApiFailure) return { errMsg: `${name}:fail ${error.message}`.trim(), ...error.extra };
  const message = (error as { message?: string } | undefined)?.message ?? String(error);
  return { errMsg: `${name}:fail ${message}` };
}
