/** Anchored regular expressions: the part of PCRE that JavaScript reads the same way, and their literal prefix. */
import { badValue, notImplemented } from './errors';

export interface Regex {
  test(text: string): boolean;
  /** What every match begins with; empty when case does not matter. */
  prefix: string;
}

const refuse = (pattern: string, why: string) => notImplemented(`$regex /${pattern}/ (${why})`);

/** Rewrites the pattern for JavaScript's `u` mode; refuses what the two dialects read differently. */
function translate(pattern: string): string {
  let out = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const unit = pattern[i] as string;
    const next = pattern[i + 1] ?? '';
    if (unit === '\\') {
      i++;
      if (/[dwDW]/.test(next)) out += unit + next;
      else if (/[A-Za-z0-9]/.test(next) || next === '') throw refuse(pattern, `\\${next}`);
      else out += /[$()*+.?[\\\]^{|}/-]/.test(next) && !(next === '-' && !inClass) ? unit + next : next;
    } else if (inClass) {
      if (unit === '[') throw refuse(pattern, '[ inside a class');
      if (unit === ']') inClass = false;
      out += unit;
    } else if (unit === '[') {
      if (next === ']' || pattern.startsWith('^]', i + 1)) throw refuse(pattern, '] first in a class');
      inClass = true;
      out += unit;
    } else if (unit === '.') out += '[^\\n]';
    else if (unit === '$') out += '(?=\\n?$)(?![^\\n])';
    else if (unit === '(' && (next === '*' || (next === '?' && pattern[i + 2] !== ':'))) {
      throw refuse(pattern, '(?');
    } else if (/[*+?}]/.test(unit) && next === '+') throw refuse(pattern, 'a possessive quantifier');
    else out += unit;
  }
  return out;
}

export function compileRegex(pattern: string, options: string): Regex {
  if (!pattern.startsWith('^')) throw refuse(pattern, 'only patterns that begin with ^ are spoken');
  if (!/^[is]*$/.test(options) || options.includes('s')) throw refuse(pattern, `options ${options}`);
  let depth = 0;
  for (const [i, unit] of [...pattern].entries()) {
    if (pattern[i - 1] === '\\') continue;
    if (unit === '(') depth++;
    if (unit === ')') depth--;
    if (unit === '|' && depth === 0) throw refuse(pattern, 'a choice outside brackets');
  }
  let expression: RegExp;
  try {
    expression = new RegExp(translate(pattern), options === 'i' ? 'iu' : 'u');
  } catch (cause) {
    if (cause instanceof SyntaxError) throw badValue(`$regex is not a regular expression: /${pattern}/`);
    throw cause;
  }
  let prefix = /^\^((?:[^\\^$.*+?()[\]{}|]|\\[^A-Za-z0-9])*)/.exec(pattern)?.[1] ?? '';
  // A quantifier makes the last character optional.
  if (/^[*?{]/.test(pattern.slice(1 + prefix.length))) prefix = prefix.replace(/\\?.$/su, '');
  return {
    test: (text) => expression.test(text),
    prefix: options.includes('i') ? '' : prefix.replace(/\\(.)/gsu, '$1'),
  };
}
