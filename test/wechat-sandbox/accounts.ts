/** The accounts the sandbox knows, as one would have registered them with WeChat. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

export interface MiniAccount {
  appId: string;
  secret: string;
  /** The pages of its latest version, without a leading slash. */
  pages: Set<string>;
  /** Until the first release WeChat knows no page as published. */
  released: boolean;
  /** Template id → its fields, such as `thing1`. */
  templates: Map<string, readonly string[]>;
  /** What the console would show; the product gets them as settings. */
  pushToken: string;
  pushAesKey: string;
  push?: PushTarget;
}

export interface PushTarget {
  url: string;
  token: string;
  aesKey: string;
}

export interface OfficialAccount {
  appId: string;
  secret: string;
  /** Hosts to which a web authorisation may return. */
  hosts: Set<string>;
}

/** The templates of the demo, by the name under which the product knows them. */
export const demoTemplates = {
  progress: ['character_string1', 'thing2', 'phrase3', 'time4', 'thing5'],
  callback: ['character_string1', 'thing2', 'time3'],
  deadline: ['character_string1', 'thing2', 'time3', 'phrase4'],
  suggestion: ['character_string1', 'thing2', 'phrase3', 'thing4'],
  reward: ['thing1', 'amount2', 'time3', 'name4'],
} as const satisfies Record<string, readonly string[]>;

/** Ids of the look of the original, the same at every start. */
export const demoTemplateId = (name: string): string =>
  `sandbox_${name}_`.padEnd(43, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');

/** Whether a page can be opened in the released version. */
export const isPublished = ({ released, pages }: MiniAccount, page: string): boolean =>
  released && pages.has(page);

/** Letters and digits only, as the console asks for token and key of the push. */
const alphanumeric = (length: number): string => {
  let text = '';
  while (text.length < length)
    text += randomBytes(length)
      .toString('base64')
      .replaceAll(/[^A-Za-z0-9]/g, '');
  return text.slice(0, length);
};

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

export function demoMiniAccount(pages: readonly string[]): MiniAccount {
  const templates = Object.entries(demoTemplates).map(
    ([name, fields]) => [demoTemplateId(name), fields] as const,
  );
  return {
    appId: 'wx5a4db00000000001',
    secret: hex(16),
    pages: new Set(pages),
    released: true,
    pushToken: alphanumeric(24),
    pushAesKey: alphanumeric(43),
    templates: new Map<string, readonly string[]>(templates),
  };
}

export const demoOfficialAccount = (): OfficialAccount => ({
  appId: 'wx5a4db00000000002',
  secret: hex(16),
  hosts: new Set(['127.0.0.1', 'localhost']),
});

const DEMO_PAGES = ['pages/home/index', 'pages/tickets/index', 'pages/me/index', 'resident/submit/index'];

interface AppJson {
  pages?: string[];
  subPackages?: { root: string; pages: string[] }[];
}

/** The pages of a compiled mini-program, or those of the demo when it has not been compiled. */
export function pagesOf(appJson: string | undefined): string[] {
  if (!appJson || !existsSync(appJson)) return DEMO_PAGES;
  const { pages = [], subPackages = [] } = JSON.parse(readFileSync(appJson, 'utf8')) as AppJson;
  return [...pages, ...subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
}
