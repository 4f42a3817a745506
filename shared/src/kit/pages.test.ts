import { packagesOf, pages, renamedPage } from './pages';

test.each([
  ['suggest/detail/index?id=1', 'suggestion/detail/index?id=1'],
  ['/suggest/call/index?id=ZJ-0001', '/suggestion/campaign/index?id=ZJ-0001'],
  ['suggest/calls/index', 'suggestion/campaigns/index'],
  ['/grid/report/index', '/grid/fieldReport/index'],
  ['suggestion/detail/index', undefined],
  ['pages/home/index', undefined],
  ['', undefined],
])('the former address %s leads to %s', (was, is) => {
  expect(renamedPage(was)).toBe(is);
});

test('every page stands in one package, and none has two names', () => {
  const { main, subPackages } = packagesOf();
  const all = [
    ...main,
    ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`)),
  ];
  expect(all.sort()).toEqual(Object.values(pages).sort());
  expect(new Set(all).size).toBe(all.length);
});
