// Carries host values into the app's realm, so that prototypes and `instanceof` are the app's own.
import type { AppGlobal, AppObject } from './sandbox';

export function toApp(global: AppGlobal, value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return global.Array.from(value.map((item) => toApp(global, item)));
  if (value instanceof ArrayBuffer || Buffer.isBuffer(value)) return bytesToApp(global, value);
  if (value instanceof Error) return new global.Error(value.message);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value; // already the app's, or an opaque handle
  const copy = new global.Object() as AppObject;
  for (const [key, item] of Object.entries(value)) copy[key] = toApp(global, item);
  return copy;
}

function bytesToApp(global: AppGlobal, value: ArrayBuffer | Buffer): ArrayBuffer {
  const source = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  const copy = new global.Uint8Array(source.byteLength);
  copy.set(source);
  return copy.buffer as ArrayBuffer;
}

/** Bytes the app handed over: an ArrayBuffer or a view of its realm. */
export function fromAppBytes(value: unknown): Buffer | undefined {
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  const tag = Object.prototype.toString.call(value);
  return tag === '[object ArrayBuffer]' ? Buffer.from(value as ArrayBuffer) : undefined;
}

/** A plain host copy of what the app handed over, without functions: for logs and tests. */
export function fromApp(value: unknown): unknown {
  if (value === undefined || typeof value === 'function') return undefined;
  try {
    const text = JSON.stringify(value);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return String(value);
  }
}

/** `a.b[0].c` in a value, as setData and the automation protocol write paths. */
export function atPath(value: unknown, dotted?: string): unknown {
  if (!dotted) return value;
  const keys = dotted
    .replace(/\[(\w+)\]/g, '.$1')
    .split('.')
    .filter(Boolean);
  return keys.reduce<unknown>((at, key) => (at as AppObject | null | undefined)?.[key], value);
}
