/** Errors in MongoDB's own numbers and names, and the one-sentence errors for whoever starts the server. */

const names = `
  1 InternalError, 2 BadValue, 9 FailedToParse, 13 Unauthorized, 14 TypeMismatch, 15 Overflow, 22 InvalidBSON,
  26 NamespaceNotFound, 27 IndexNotFound, 28 PathNotViable, 40 ConflictingUpdateOperators, 43 CursorNotFound,
  52 DollarPrefixedFieldName, 53 InvalidIdField, 56 EmptyFieldName, 59 CommandNotFound, 66 ImmutableField,
  67 CannotCreateIndex, 72 InvalidOptions, 73 InvalidNamespace, 85 IndexOptionsConflict,
  86 IndexKeySpecsConflict, 168 InvalidPipelineOperator, 171 CannotIndexParallelArrays, 225 TransactionTooOld,
  238 NotImplemented, 10334 BSONObjectTooLarge, 11000 DuplicateKey, 14031 OutOfDiskSpace`;
const codeNames = new Map(names.split(',').map((one) => one.trim().split(' ') as [string, string]));

/** An error a client sees as `{ ok: 0, code, codeName, errmsg }` or as one write error. */
export class CommandError extends Error {
  readonly codeName: string;
  constructor(
    readonly code: number,
    message: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.codeName = codeNames.get(String(code)) ?? `Location${code}`;
  }
}

const outside = 'is outside the vocabulary of the embedded server';
/** Something of MongoDB that this server leaves out. */
export const notSpoken = (what: string) => new CommandError(238, `${what} ${outside}`);
/** A name that stands in no list, in the code MongoDB has for names it does not know. */
export const unknownWord = (code: number, kind: string, name: string) =>
  new CommandError(code, `unknown ${kind}: '${name}' ${outside}`);
/** What a table has under a name. */
export function lookUp<T>(table: Readonly<Record<string, T>>, name: string, code: number, kind: string): T {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) throw unknownWord(code, kind, name);
  return found;
}
export const badValue = (message: string) => new CommandError(2, message);
export const typeMismatch = (message: string) => new CommandError(14, message);

/** Why the server cannot be started on a folder, in one sentence for a person. */
export class EmbeddedMongoError extends Error {
  override name = 'EmbeddedMongoError';
}
