/** Checks what came against the contract and names every field that is wrong, in Chinese. */
import type { z } from '@jsjb/shared/kit/schema';
import { AppError } from '@jsjb/shared/kit/errors';

type Schema = z.ZodMiniType;
type Issue = z.core.$ZodIssue;

function messageOf(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return '不认识的字段';
  if (issue.code === 'invalid_type') return /[一-鿿]/.test(issue.message) ? issue.message : '格式不对';
  return /[一-鿿]/.test(issue.message) ? issue.message : '填写有误';
}

function fieldsOf(issues: readonly Issue[], where: string): Record<string, string> {
  const fields: [string, string][] = [];
  for (const issue of issues) {
    const path = issue.path.map(String);
    const names = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    for (const name of names) fields.push([name.join('.') || where, messageOf(issue)]);
  }
  return Object.fromEntries(fields);
}

/** Throws INVALID (422) for a body and BAD_REQUEST (400) for the address. */
export function validate<S extends Schema>(
  schema: S,
  value: unknown,
  where: 'params' | 'query' | 'body',
): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data as z.output<S>;
  const fields = fieldsOf(parsed.error.issues, where);
  const [first] = Object.entries(fields);
  throw new AppError(where === 'body' ? 'INVALID' : 'BAD_REQUEST', {
    ...(first ? { userMessage: `${first[1]}（${first[0]}）` } : {}),
    fields,
  });
}

/** A query string as an object; a name may occur once. */
export function queryObject(search: string): Record<string, string> {
  const query: Record<string, string> = {};
  if (search === '') return query;
  for (const [key, value] of new URLSearchParams(search)) {
    if (Object.hasOwn(query, key)) throw new AppError('BAD_REQUEST', { fields: { [key]: '只能出现一次' } });
    Object.defineProperty(query, key, { value, enumerable: true, writable: true, configurable: true });
  }
  return query;
}
