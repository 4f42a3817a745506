/** Verdicts on words by a phrase list, on pictures by address. The real model is no list; the shape is the same. */
export interface Verdict {
  suggest: 'pass' | 'review' | 'risky';
  label: number;
}

/** A part of a text or of an address, and the verdict it brings. */
export interface Rule extends Verdict {
  phrase: string;
}

const PASS: Verdict = { suggest: 'pass', label: 100 };
const order = { pass: 0, review: 1, risky: 2 } as const;

const demoRules: readonly Rule[] = [
  { phrase: '沙箱违法内容', suggest: 'risky', label: 20006 },
  { phrase: '沙箱辱骂内容', suggest: 'risky', label: 20003 },
  { phrase: '加微信领红包', suggest: 'risky', label: 10001 },
  { phrase: '沙箱存疑内容', suggest: 'review', label: 21000 },
];

/** Blanks and punctuation between the characters do not hide a phrase. */
const bare = (text: string): string => text.toLowerCase().replaceAll(/[\s\p{P}\p{S}]+/gu, '');

export interface Moderation {
  setTextRules(rules: readonly Rule[]): void;
  setMediaRules(rules: readonly Rule[]): void;
  /** The gravest verdict and the phrase that brought it. */
  text(content: string): Verdict & { phrase?: string };
  media(url: string): Verdict;
}

const gravest = (rules: readonly Rule[]): Verdict & { phrase?: string } =>
  [...rules].sort((a, b) => order[b.suggest] - order[a.suggest])[0] ?? PASS;

export function createModeration(): Moderation {
  let textRules = demoRules;
  let mediaRules: readonly Rule[] = [];
  return {
    setTextRules: (rules) => {
      textRules = rules;
    },
    setMediaRules: (rules) => {
      mediaRules = rules;
    },
    text: (content) => gravest(textRules.filter(({ phrase }) => bare(content).includes(bare(phrase)))),
    media: (url) => gravest(mediaRules.filter(({ phrase }) => url.includes(phrase))),
  };
}
