// Events the platform raises and the app listens for with wx.onX / wx.offX.
import type { AppFunction } from '../app/sandbox';

export class WxEvents {
  private readonly listeners = new Map<string, Set<AppFunction>>();

  constructor(private readonly guard: (run: () => unknown) => unknown) {}

  on(event: string, listener: unknown): void {
    if (typeof listener !== 'function') return;
    const known = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, known.add(listener as AppFunction));
  }

  off(event: string, listener?: unknown): void {
    if (typeof listener === 'function') this.listeners.get(event)?.delete(listener as AppFunction);
    else this.listeners.delete(event);
  }

  has(event: string): boolean {
    return (this.listeners.get(event)?.size ?? 0) > 0;
  }

  /** `payload` must be of the app's realm already. */
  emit(event: string, ...payload: unknown[]): void {
    for (const listener of this.listeners.get(event) ?? []) this.guard(() => listener(...payload));
  }
}
