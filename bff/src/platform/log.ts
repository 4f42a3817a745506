/**
 * Structured logs that cannot hold a secret: a field that is not named here is not written, of an error only its kind,
 * code, words and causes are, and words are cleaned of what names a person or opens a door.
 */
import { pino, type DestinationStream } from 'pino';
import { AppError } from '@jsjb/shared/kit/errors';

/** What a log line may say besides its sentence: our own ids, codes and counts. */
const ids = [
  'requestId',
  'job',
  'notice',
  'check',
  'reward',
  'bill',
  'ticket',
  'number',
  'record',
  'document',
  'subscription',
] as const;
const codes = ['code', 'method', 'api', 'outcome'] as const;
const counts = ['ms', 'milliseconds', 'errcode', 'trainedOn', 'bytes', 'attempts'] as const;
/** May carry what somebody else wrote: cleaned. */
const words = ['path', 'detail', 'reason'] as const;

type Named = (typeof ids)[number] | (typeof codes)[number] | (typeof words)[number];
export type LogFields = Partial<Record<Named, string>> &
  Partial<Record<(typeof counts)[number], number>> & { err?: unknown };

interface Say {
  (fields: LogFields, message: string): void;
  (message: string): void;
}
export type Logger = Record<'debug' | 'info' | 'warn' | 'error', Say>;

const HIDDEN = '[…]';
const OBJECT_ID = /([0-9a-f]{24})(?![0-9a-f])/;
const MAX_WORDS = 4000;
const DEPTH = 5;

/** In this order: an address loses its query before its parts are looked at. */
const patterns: readonly [RegExp, string][] = [
  [/(\w+:\/\/)[^\s/@]*@/g, `$1${HIDDEN}@`],
  [/\?[^\s"'`)]*=[^\s"'`)]*/g, `?${HIDDEN}`],
  // Of a duplicate key the store quotes the value, of a wrong type the driver does, of bad JSON Node the text.
  [/dup key: \{.*/gs, `dup key: ${HIDDEN}`],
  [/for value .*? (?=\(type|at path)/gs, `for value ${HIDDEN} `],
  [/"(?:[^"\\]|\\.)*"\.* is not valid JSON/gs, `${HIDDEN} is not valid JSON`],
  [/\b(Bearer|Basic)\s+\S+/gi, `$1 ${HIDDEN}`],
  [
    /\b([\w-]*(?:secret|token|passw(?:or)?d|session_?key|openid|unionid|code|sign|phone|mobile)["']?\s*[=:]\s*["']?)[^\s"',;&})]+/gi,
    `$1${HIDDEN}`,
  ],
  [/[\w.+-]+@[\w-]+\.[\w.-]+/g, HIDDEN],
  // Identity numbers, then phones as people write them.
  [/(?<!\d)\d{6}[- ]?\d{8}[- ]?\d{3}[\dXx](?!\d)/g, HIDDEN],
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, HIDDEN],
  [/(?<!\d)(?:0[1-9]\d{1,2}[- ]?[2-8]\d{6,7}|[48]00[- ]?\d{3}[- ]?\d{4})(?!\d)/g, HIDDEN],
  // Tokens, keys, openids: long, and of letters and digits.
  [/(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{24,}(?:\.[\w-]{8,})*/g, HIDDEN],
];

/** Whoever is named in Chinese is named by what people wrote: our own sentences in logs are English or an AppError's. */
const HAN = /\p{Script=Han}[\p{Script=Han}\d\s，。、（）：；“”·-]*/gu;

export function cleaned(text: string, ours = false): string {
  const pieces = text.slice(0, MAX_WORDS).split(OBJECT_ID);
  const clean = (piece: string, at: number): string => {
    if (at % 2 === 1) return piece;
    const plain = patterns.reduce((words, [pattern, instead]) => words.replace(pattern, instead), piece);
    return ours ? plain : plain.replace(HAN, HIDDEN);
  };
  return pieces.map(clean).join('');
}

interface PlainError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: PlainError;
}

/** Where it happened, without the message that opens a stack: that one is written once, cleaned. */
const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

/** Nothing but the named parts: what else a library hangs on its errors (documents, requests, keys) stays out. */
export function plainError(thrown: unknown, depth = DEPTH): PlainError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: 'not an error' };
  const { code, cause } = thrown as { code?: unknown; cause?: unknown };
  return {
    type: cleaned(thrown.name),
    message: cleaned(thrown.message, thrown instanceof AppError),
    ...(typeof code === 'number' || (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code))
      ? { code: String(code) }
      : {}),
    ...(thrown.stack ? { stack: cleaned(framesOf(thrown.stack)) } : {}),
    ...(cause !== undefined && depth > 1 ? { cause: plainError(cause, depth - 1) } : {}),
  };
}

/** Types hold what is written here; at run time a record of another shape loses the rest. */
function written(fields: LogFields): object {
  const line: Record<string, unknown> = {};
  for (const name of [...ids, ...codes]) {
    const value = fields[name];
    if (typeof value === 'string') line[name] = value;
  }
  for (const name of counts) if (typeof fields[name] === 'number') line[name] = fields[name];
  for (const name of words) {
    const value = fields[name];
    if (typeof value === 'string') line[name] = cleaned(value, name === 'detail');
  }
  if ('err' in fields) line['err'] = plainError(fields.err);
  return line;
}

export function createLogger(level: string, destination?: DestinationStream): Logger {
  const out = pino({ level, serializers: { err: (plain: unknown) => plain } }, destination);
  const say =
    (kind: keyof Logger): Say =>
    (first: LogFields | string, message?: string) => {
      if (!out.isLevelEnabled(kind)) return;
      if (typeof first === 'string') out[kind](first);
      else out[kind](written(first), message);
    };
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
}
