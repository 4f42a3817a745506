/** Plain-link QR rules: which addresses, scanned with WeChat, open which page of the mini-program. */
export interface LinkRule {
  prefix: string;
  path: string;
  /** No other rule may take a longer prefix under this one. */
  exclusive: boolean;
  state: 'draft' | 'published';
}

export interface Scan {
  path: string;
  /** As the page receives it: `q` is URL-encoded, `scancode_time` is in seconds. */
  query: { q: string; scancode_time: string };
}

const MAX_RULES = 100;

export type AddedRule = 'ok' | 'exists' | 'taken' | 'full' | 'missing';

export interface LinkRules {
  add(rule: Omit<LinkRule, 'state'>, edit: boolean): AddedRule;
  publish(prefix: string): boolean;
  list(): LinkRule[];
  /** The longest published rule that fits wins; none: WeChat opens the address as a web page. */
  scan(url: string, now: number): Scan | undefined;
}

export function createLinkRules(): LinkRules {
  const rules = new Map<string, LinkRule>();
  return {
    add(rule, edit) {
      const known = rules.has(rule.prefix);
      if (known !== edit) return known ? 'exists' : 'missing';
      if (!known && rules.size >= MAX_RULES) return 'full';
      const others = [...rules.values()].filter(({ prefix }) => prefix !== rule.prefix);
      if (others.some((other) => other.exclusive && rule.prefix.startsWith(other.prefix))) return 'taken';
      rules.set(rule.prefix, { ...rule, state: 'draft' });
      return 'ok';
    },
    publish(prefix) {
      const rule = rules.get(prefix);
      if (rule) rule.state = 'published';
      return rule !== undefined;
    },
    list: () => [...rules.values()],
    scan(url, now) {
      const [best] = [...rules.values()]
        .filter((rule) => rule.state === 'published' && url.startsWith(rule.prefix))
        .sort((a, b) => b.prefix.length - a.prefix.length);
      const scancode_time = String(Math.floor(now / 1000));
      return best && { path: best.path, query: { q: encodeURIComponent(url), scancode_time } };
    },
  };
}
