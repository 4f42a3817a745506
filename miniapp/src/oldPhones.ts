/**
 * What the language has learnt since 2017, for phones that learn no more (iOS 12, Android 7).
 * Not core-js: it finds the global object through `Function`, which WeChat forbids, and weighs 20 KB for these.
 * First import of the program. `npm run size` fails when the bundle calls something newer that is not in here.
 */
type Table = Readonly<Record<string, object>>;

const indexFrom = (length: number, index: number): number => (index < 0 ? length + index : index);

function flatten(list: readonly unknown[], depth: number): unknown[] {
  const flat: unknown[] = [];
  for (const item of list) {
    if (Array.isArray(item) && depth > 0) flat.push(...flatten(item, depth - 1));
    else flat.push(item);
  }
  return flat;
}

function lastIndex(list: readonly unknown[], test: (item: unknown, index: number) => unknown): number {
  for (let index = list.length - 1; index >= 0; index -= 1) if (test(list[index], index)) return index;
  return -1;
}

type Test = (item: unknown, index: number, list: readonly unknown[]) => unknown;
type Replacement = string | ((found: string, ...more: unknown[]) => string);

export const ofArrays = {
  at(this: readonly unknown[], index: number): unknown {
    return this[indexFrom(this.length, Math.trunc(index) || 0)];
  },
  findLast(this: readonly unknown[], test: Test): unknown {
    return this[lastIndex(this, (item, index) => test(item, index, this))];
  },
  findLastIndex(this: readonly unknown[], test: Test): number {
    return lastIndex(this, (item, index) => test(item, index, this));
  },
  flat(this: readonly unknown[], depth = 1): unknown[] {
    return flatten(this, depth);
  },
  flatMap(this: readonly unknown[], change: Test): unknown[] {
    return flatten(
      this.map((item, index) => change(item, index, this)),
      1,
    );
  },
  toReversed(this: readonly unknown[]): unknown[] {
    return this.slice().reverse();
  },
  toSorted(this: readonly unknown[], compare?: (a: unknown, b: unknown) => number): unknown[] {
    return this.slice().sort(compare);
  },
} satisfies Table;

export const ofTexts = {
  at(this: string, index: number): string | undefined {
    return this[indexFrom(this.length, Math.trunc(index) || 0)];
  },
  replaceAll(this: string, what: string | RegExp, by: Replacement): string {
    const every =
      typeof what === 'string' ? new RegExp(what.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'g') : what;
    if (!every.global) throw new TypeError('replaceAll must be called with a global RegExp');
    return this.replace(every, by as string);
  },
  trimEnd(this: string): string {
    return this.replace(/[\s\uFEFF\xA0]+$/, '');
  },
  trimStart(this: string): string {
    return this.replace(/^[\s\uFEFF\xA0]+/, '');
  },
} satisfies Table;

export const ofObjects = {
  fromEntries(this: void, pairs: Iterable<readonly [PropertyKey, unknown]>): Record<PropertyKey, unknown> {
    const made: Record<PropertyKey, unknown> = {};
    for (const [name, value] of Array.from(pairs)) {
      Object.defineProperty(made, name, { value, writable: true, enumerable: true, configurable: true });
    }
    return made;
  },
  hasOwn(this: void, object: object, name: PropertyKey): boolean {
    return Object.prototype.hasOwnProperty.call(object, name);
  },
} satisfies Table;

export const ofPromises = {
  finally(this: Promise<unknown>, act: () => unknown): Promise<unknown> {
    return this.then(
      (value) => Promise.resolve(act()).then(() => value),
      (reason: unknown) =>
        Promise.resolve(act()).then(() => {
          throw reason;
        }),
    );
  },
} satisfies Table;

/** Only what is missing is added, and as the platform's own would be: not enumerable. */
export function teach(target: object, table: Table): void {
  for (const name of Object.keys(table)) {
    if (name in target) continue;
    Object.defineProperty(target, name, { value: table[name], writable: true, configurable: true });
  }
}

teach(Array.prototype, ofArrays);
teach(String.prototype, ofTexts);
teach(Object, ofObjects);
teach(Promise.prototype, ofPromises);
