/**
 * Whether the compiled scripts run on old phones (iOS 12, Android 7): their syntax, and every method they call.
 * A lookbehind is ES2018 and yet a syntax error before iOS 16.4; there is no Intl in WeChat on Android.
 */
import { parse, type AnyNode } from 'acorn';
import { full } from 'acorn-walk';
import { ofArrays, ofObjects, ofPromises, ofTexts } from '../../../miniapp/src/oldPhones';

/** 2018 for `{ ...object }`, which iOS 11.3 knows. */
const SYNTAX = 2018;

const words = (text: string): string[] => text.trim().split(/\s+/);

const newMethods = words(`
  at findLast findLastIndex flat flatMap toReversed toSorted toSpliced
  replaceAll matchAll trimStart trimEnd isWellFormed toWellFormed finally
  difference intersection symmetricDifference isSubsetOf isSupersetOf isDisjointFrom
`);

/** `Owner.name`. */
const newFunctions = words(`
  Object.fromEntries Object.hasOwn Object.groupBy Map.groupBy Array.fromAsync
  Promise.allSettled Promise.any Promise.withResolvers Promise.try AbortSignal.timeout crypto.randomUUID
`);

/** Absent from WeChat's script engine altogether. `typeof X` is a fair question, any use of it fails. */
const absentGlobals = new Set(
  words(`
  structuredClone BigInt WeakRef FinalizationRegistry AggregateError Intl
  TextEncoder TextDecoder AbortController FormData Blob fetch Worker queueMicrotask
`),
);

const taught = new Set([
  ...[ofArrays, ofTexts, ofPromises].flatMap((table) => Object.keys(table)),
  ...Object.keys(ofObjects).map((name) => `Object.${name}`),
]);
const untaughtMethods = new Set(newMethods.filter((name) => !taught.has(name)));
const untaughtFunctions = new Set(newFunctions.filter((name) => !taught.has(name)));

const nameOf = (node: AnyNode): string => (node.type === 'Identifier' ? node.name : '');

function judge(node: AnyNode): string | undefined {
  if (node.type === 'Literal' && node.regex && /\(\?<[=!]/.test(node.regex.pattern)) {
    return `lookbehind in /${node.regex.pattern}/`;
  }
  if (node.type === 'NewExpression' && absentGlobals.has(nameOf(node.callee))) {
    return `new ${nameOf(node.callee)}()`;
  }
  if (node.type !== 'CallExpression') return undefined;
  const { callee } = node;
  if (absentGlobals.has(nameOf(callee))) return `${nameOf(callee)}()`;
  if (callee.type !== 'MemberExpression' || callee.computed) return undefined;
  const owner = nameOf(callee.object);
  const name = nameOf(callee.property as AnyNode);
  if (absentGlobals.has(owner)) return `${owner}.${name}()`;
  if (untaughtFunctions.has(`${owner}.${name}`)) return `${owner}.${name}()`;
  return untaughtMethods.has(name) ? `.${name}()` : undefined;
}

/** What an old phone could not read or run; empty when all is well. */
export function tooNew(script: string): string[] {
  try {
    const found: string[] = [];
    full(parse(script, { ecmaVersion: SYNTAX }), (node) => {
      const fault = judge(node as AnyNode);
      if (fault !== undefined) found.push(fault);
    });
    return [...new Set(found)];
  } catch (error) {
    return [`syntax newer than ES${SYNTAX}: ${(error as Error).message}`];
  }
}
