/** What WeChat's search may index: without a sitemap it takes every page, tickets and staff pages too. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pagesOf } from '../../wechat-sandbox/accounts';
import { builtFolder } from './builtFolder';

interface Sitemap {
  rules: { action: 'allow' | 'disallow'; page: string }[];
}

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(builtFolder(), file), 'utf8'));

test('only the start page, the form and the look at progress may be found by a search', () => {
  const { sitemapLocation } = read('app.json') as { sitemapLocation: string };
  const { rules } = read(sitemapLocation) as Sitemap;
  const pages = pagesOf(path.join(builtFolder(), 'app.json'));
  const allowed = pages.filter(
    (each) => rules.find(({ page }) => page === each || page === '*')?.action === 'allow',
  );
  expect(allowed).toEqual(['pages/home/index', 'resident/submit/index', 'resident/progress/index']);
  expect(pages.length).toBeGreaterThan(30);
});
