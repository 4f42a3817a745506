// Whether the app is acting on a person's tap right now: some interfaces may only be called then.

export class Gesture {
  private until: NodeJS.Immediate | undefined;
  readonly tappedButtonIds = new Set<string>();

  get active(): boolean {
    return this.until !== undefined;
  }

  /** Holds through the handlers and their promise continuations, not past a timer or a request. */
  during<T>(run: () => T): T {
    clearImmediate(this.until);
    this.until = setImmediate(() => (this.until = undefined));
    return run();
  }
}
