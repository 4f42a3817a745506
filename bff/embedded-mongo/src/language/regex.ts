/** Anchored regular expressions: a part of PCRE that JavaScript reads the same way, and their literal beginning. */
import { notSpoken } from '../errors';

const literal = String.raw`(?:[^\\^$.*+?()[\]{}|]|\\[^A-Za-z0-9])`;
const atom = String.raw`(?:${literal}|\.|\\d|\[\^?[^\\[\]^]+\])`;
const quantifier = String.raw`(?:[*+?]|\{\d+(?:,\d*)?\})?`;
/** `^`, characters as they are, then atoms with quantifiers, and perhaps the end. */
const spoken = new RegExp(String.raw`^\^(${literal}*(?![*+?{]))((?:${atom}${quantifier})*)(\$?)$`, 'u');

/** A test, and what every match begins with. */
export function parseRegex(pattern: string, options: string) {
  const [, start, rest = '', end] = spoken.exec(pattern) ?? [];
  if (start === undefined || options !== '')
    throw notSpoken(`$regex /${pattern}/${options} (only ^, plain characters, classes and quantifiers)`);
  const beginning = start.replace(/\\(.)/gsu, '$1');
  // PCRE's dot stops at line feeds only, and its end may stand before the last one.
  const dots = rest.replace(/\\.|\[[^\]]*\]|\./gsu, (one) => (one === '.' ? '[^\\n]' : one));
  const tail = new RegExp(`^(?:${dots})${end ? '\\n?$' : ''}`, 'u');
  const test = (text: string) => text.startsWith(beginning) && tail.test(text.slice(beginning.length));
  return { test, beginning };
}
