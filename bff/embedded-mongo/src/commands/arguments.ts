/** Reads what a command, a statement or an index asks for, each argument in its type. */
import { CommandError, badValue, notSpoken, typeMismatch } from '../errors';
import { filterArgument } from '../language/filter';
import { sortArgument } from '../language/stages';
import type { Query } from '../query/execute';
import type { Doc, Maybe } from '../values/values';
import { isDoc, isNull, isTrue, numberOf } from '../values/values';

export class Arguments {
  constructor(readonly fields: Doc) {}

  get(name: string): Maybe {
    return this.fields.get(name);
  }
  has(name: string): boolean {
    return this.fields.has(name);
  }
  isSet(name: string): boolean {
    return isTrue(this.get(name));
  }

  /** A whole number. */
  number(name: string, otherwise = 0): number {
    const value = this.get(name);
    if (isNull(value)) return otherwise;
    const number = numberOf(value);
    if (!Number.isInteger(number)) throw typeMismatch(`${name} must be a whole number`);
    return number;
  }

  text(name: string): string {
    const value = this.get(name);
    if (typeof value !== 'string' || value === '') throw new CommandError(73, `${name} must be a name`);
    return value;
  }

  /** Undefined when it is not there. */
  doc(name: string): Doc | undefined {
    const value = this.get(name);
    if (isNull(value)) return undefined;
    if (!isDoc(value)) throw typeMismatch(`${name} must be an object`);
    return value;
  }

  docs(name: string): Doc[] {
    const value = this.get(name) ?? [];
    if (!Array.isArray(value) || !value.every(isDoc))
      throw typeMismatch(`${name} must be an array of objects`);
    return value;
  }

  /** `limit` is given where the argument of that name means something else. */
  query(filterName: string, limit = Math.abs(this.number('limit'))): Query {
    const skip = this.number('skip');
    if (skip < 0) throw badValue('skip value must be non-negative');
    const filter = filterArgument(this.get(filterName));
    return { filter, sort: sortArgument(this.get('sort')), skip, limit, hint: this.get('hint') };
  }

  /** Refuses by name what would change an answer and is not understood. */
  refuseUnknown(owner: string, known: (name: string) => boolean): void {
    for (const name of this.fields.keys())
      if (!known(name))
        throw new CommandError(
          40415,
          `BSON field '${owner}.${name}' is an unknown field: ${notSpoken(name).message}`,
        );
    const collation = this.get('collation');
    if (isDoc(collation) && collation.size > 0 && collation.get('locale') !== 'simple')
      throw notSpoken('collation');
  }
}
