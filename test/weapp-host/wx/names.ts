// Every name the platform documents on `wx`, read from its own type definitions, so that the list cannot grow stale.
import { readFileSync } from 'node:fs';
import path from 'node:path';

let names: string[] | undefined;

export function documentedNames(): string[] {
  if (names) return names;
  const typings = path.dirname(require.resolve('miniprogram-api-typings/package.json'));
  const text = readFileSync(path.join(typings, 'types/wx/lib.wx.api.d.ts'), 'utf8');
  // the comments hold code examples of their own
  const bare = text.slice(text.indexOf('\n    interface Wx {')).replace(/\/\*[\s\S]*?\*\//g, '');
  const body = bare.slice(0, bare.indexOf('\n    }\n'));
  names = [...new Set([...body.matchAll(/^ {8}(\w+)[<(]/gm)].map((match) => match[1] as string))];
  return names;
}
