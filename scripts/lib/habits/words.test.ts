/**
 * One English word for each concept: former words stand in no file name, no route and no declared name. A word that is
 * right somewhere else is listed there, with the reason.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

interface FormerWord {
  /** One or more words in a row, in lower case. */
  word: string;
  now: string;
  /** Only below these folders; everywhere when left out. */
  within?: RegExp;
  /** Names in which the word is right. */
  except?: readonly RegExp[];
}

const formerWords: readonly FormerWord[] = [
  { word: 'idea', now: 'suggestion' },
  { word: 'ideas', now: 'suggestions' },
  { word: 'peoples suggestion', now: 'suggestion' },
  { word: 'peoples suggestions', now: 'suggestions' },
  {
    word: 'suggest',
    now: 'advice or suggestion',
    // The gateway and the sandbox speak WeChat's own words.
    except: [/wechat/, /^suggest$/],
  },
  { word: 'petition', now: 'unitRequest', except: [/^petition$/] },
  { word: 'outbox', now: 'sendQueue', within: /^miniapp\/src\/(?!device\/oldWords)/ },
  { word: 'policy', now: 'access or rules', except: [/^policy$/] },
  { word: 'policies', now: 'access or rules' },
  { word: 'clockwork', now: 'scheduler' },
  { word: 'standing', now: 'relation', within: /^(shared|bff)\// },
  { word: 'party', now: 'conflictOfInterest' },
  { word: 'took part', now: 'conflictOfInterest' },
  { word: 'holding', now: 'hold' },
  { word: 'pile', now: 'queue' },
  { word: 'piles', now: 'queues' },
  { word: 'release merged', now: 'unmerge' },
  { word: 'score cell', now: 'scoreBucket' },
  { word: 'suggestion call', now: 'campaign' },
  { word: 'suggestion calls', now: 'campaigns' },
];

const wordsOf = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

const DECLARED = /\b(?:const|let|function|class|interface|type|enum)\s+(\w+)/g;
const ROUTE = /\bpath: '(\/[^']+)'/g;
const EVENT = /'((?:ticket|suggestion|reward)\.\w+)'/g;

const namesIn = (source: string): string[] =>
  [DECLARED, ROUTE, EVENT].flatMap((pattern) => [...source.matchAll(pattern)].map(([, name = '']) => name));

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(tsx?|mjs|cjs|md)$/.test(file))
  // What reads the last release's words has to name them.
  .filter((file) => !/formerWords|formerNames|oldWords|fixtures\/release|habits\/words/.test(file));

/** `file: name`, for every name in which the word stands. */
function offences({ word, within, except = [] }: FormerWord): string[] {
  const holds = (name: string): boolean =>
    ` ${wordsOf(name)} `.includes(` ${word} `) && !except.some((pattern) => pattern.test(name));
  return files
    .filter((file) => !within || within.test(file))
    .flatMap((file) => {
      const inName = holds(file) ? [file] : [];
      if (file.endsWith('.md')) return inName;
      const excused = except.some((pattern) => pattern.test(file));
      const names = excused ? [] : namesIn(readFileSync(join(root, file), 'utf8')).filter(holds);
      return [...inName, ...names.map((name) => `${file}: ${name}`)];
    });
}

test.each(formerWords)('$word is called $now', (former) => {
  expect(offences(former)).toEqual([]);
});

test('a former word is found in a name, in whatever way it is written', () => {
  for (const name of ['listOwnIdeas', 'IDEAS_FILE', '/api/ideas', 'ideas.ts'])
    expect(` ${wordsOf(name)} `).toContain(' ideas ');
});
