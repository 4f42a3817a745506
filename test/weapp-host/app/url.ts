// Page addresses: `/pages/a?x=1`, relative ones against the page they are written in. Queries stay undecoded, as on the platform.

export interface Route {
  path: string;
  query: Record<string, string>;
}

export function parseRoute(url: string, from = ''): Route {
  const [address = '', search = ''] = url.split('?');
  const path = address.startsWith('/')
    ? address.slice(1)
    : new URL(address, `app://app/${from}`).pathname.slice(1);
  return { path: path.replace(/\.html$/, ''), query: parseQuery(search) };
}

export function parseQuery(search: string): Record<string, string> {
  const pairs = search.split('&').filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = '', ...rest] = pair.split('=');
      return [key, rest.join('=')];
    }),
  );
}

export const formatRoute = ({ path, query }: Route): string => {
  const search = Object.entries(query).map(([key, value]) => `${key}=${value}`);
  return `/${path}${search.length ? `?${search.join('&')}` : ''}`;
};
