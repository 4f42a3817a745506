/** The admin imports the roster of staff and is told, row by row, what cannot be taken. */
import { startTestServer, type TestServer } from '../harness/server';
import { refusalOf } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const HEAD = '姓名,手机,单位,岗位,是否负责人,网格';
const table = (...rows: string[]): Buffer => Buffer.from([HEAD, ...rows, ''].join('\n'));
const importing = (file: Buffer, query: { write?: 'yes'; disableMissing?: 'yes' } = {}) =>
  server.as('admin').importRoster({ query, file });
const zhou = '周大为,13900000001,市城管局,承办人,是,';
const wuTwice = ['吴双,13900000002,市供热公司,承办人,,', '吴双,13900000002,市城管局,承办人,否,'];
const grid = '郑网,13900000003,宁远堡镇,网格员,,东湾村第1网格';

test('a table is checked first, and nothing is written', async () => {
  const before = await server.deps.models.people.countDocuments();
  expect(await importing(table(zhou, ...wuTwice, grid))).toEqual({
    faults: [],
    added: 3,
    changed: 0,
    same: 0,
    missing: 0,
    disabled: 0,
    written: false,
  });
  expect(await server.deps.models.people.countDocuments()).toBe(before);
});

test('written twice it changes nothing the second time, and one person holds two posts', async () => {
  expect(await importing(table(zhou, ...wuTwice, grid), { write: 'yes' })).toMatchObject({ added: 3 });
  expect(await importing(table(zhou, ...wuTwice, grid), { write: 'yes' })).toMatchObject({
    added: 0,
    same: 3,
  });
  const wu = await server.deps.models.people
    .find({ 'posts.1.unitId': 'roads', rosterAt: { $exists: true } })
    .lean();
  expect(wu.map(({ posts }) => posts)).toEqual([
    [
      { role: 'official', unitId: 'heating' },
      { role: 'official', unitId: 'roads' },
    ],
  ]);
});

test.each([
  ['周大为,1390000,市城管局,承办人,是,', '手机应为 11 位手机号'],
  ['周,13900000009,市城管局,承办人,是,', '姓名“周”不对，应为 2 到 20 个字'],
  ['周大为,13900000009,市天文局,承办人,是,', '没有找到单位“市天文局”，或者有同名单位（可填单位编号）'],
  ['周大为,13900000009,市城管局,局长,是,', '没有“局长”这个岗位'],
  ['周大为,13900000009,市城管局,派单员,,', '派单员不在“市城管局”设岗'],
  ['周大为,13900000009,市城管局,承办人,也许,', '“是否负责人”请填 是 或 否'],
  ['周大为,13900000009,宁远堡镇,网格员,,', '网格员要填网格'],
  ['周大为,13900000009,宁远堡镇,网格员,,月球第1网格', '没有找到网格“月球第1网格”'],
  ['周大为,13900000009,市城管局,承办人,,东湾村第1网格', '只有网格员填网格'],
  ['吴单,13900000001,市城管局,承办人,,', '与第 2 行手机号相同，姓名不同'],
  ['周大为,13900000001,市城管局,承办人,,', '与第 2 行重复'],
])('the row %s is told apart from the good ones', async (row, fault) => {
  const { faults, added, same } = await importing(table(zhou, row));
  expect(faults).toEqual([{ row: 3, fault: expect.stringContaining(fault) }]);
  expect(added + same).toBe(1);
});

test('those left out are disabled only when asked for, and come back when listed again', async () => {
  expect(await importing(table(zhou), { write: 'yes' })).toMatchObject({ missing: 2, disabled: 0 });
  expect(await importing(table(zhou), { write: 'yes', disableMissing: 'yes' })).toMatchObject({
    disabled: 2,
  });
  const disabled = () => server.deps.models.people.countDocuments({ disabled: true });
  expect(await disabled()).toBe(2);
  expect(await importing(table(zhou, ...wuTwice), { write: 'yes' })).toMatchObject({ changed: 1, same: 1 });
  expect(await disabled()).toBe(1);
  // Demo people were never in a roster: no import disables them.
  await server.as('qian').listTickets();
});

test('a row that cannot be read disables nobody, and nobody disables themselves', async () => {
  const { people } = server.deps.models;
  const isDisabled = async (phoneName: string) => {
    const all = await people.find({ rosterAt: { $exists: true } }).lean();
    return all.find(({ _id }) => _id === phoneName)?.disabled === true;
  };
  const sun = '孙正,13900000004,接诉即办中心,管理员,,';
  await importing(table(zhou, grid, sun), { write: 'yes' });
  const ids = (await people.find({ rosterAt: { $exists: true }, disabled: { $ne: true } }).lean()).map(
    ({ _id }) => _id,
  );
  // The unit of the second row is written wrongly: its people are listed, but not as they should be.
  const typo = grid.replace('宁远堡镇', '宁远堡真');
  const refusal = await refusalOf(importing(table(zhou, typo, sun), { write: 'yes', disableMissing: 'yes' }));
  expect([refusal.status, refusal.error.message]).toEqual([422, expect.stringContaining('先改好')]);
  expect((await people.find({ _id: { $in: ids }, disabled: true }).lean()).length).toBe(0);
  // The one who imports is in the roster, and not in the table.
  await people.updateOne({ _id: 'admin' }, { $set: { rosterAt: new Date() } });
  const outcome = await importing(table(zhou, grid, sun), { write: 'yes', disableMissing: 'yes' });
  expect(await isDisabled('admin')).toBe(false);
  expect(outcome.missing).toBeGreaterThan(0);
  expect((await server.as('admin').readMe()).id).toBe('admin');
  await people.updateOne({ _id: 'admin' }, { $unset: { rosterAt: '' } });
});

test('a file that is no table, or lacks a column, is told in words', async () => {
  const refusal = await refusalOf(importing(Buffer.from('PK\u0003\u0004 not a workbook')));
  expect([refusal.status, refusal.error.message]).toEqual([422, '这个文件读不出表格，请用 xlsx 或 CSV。']);
  const { faults } = await importing(Buffer.from('姓名,电话\n周大为,13900000001\n'));
  expect(faults).toEqual([{ row: 1, fault: '缺少这些列：手机、单位、岗位' }]);
});

test('nobody but an admin with a second factor imports a roster', async () => {
  const call = server.as('qian').importRoster({ query: {}, file: table(zhou) });
  expect((await refusalOf(call)).status).toBe(403);
});

test('a column of another name is refused by name, and a table without a column for heads demotes nobody', async () => {
  await importing(table(zhou), { write: 'yes' });
  const odd = Buffer.from('姓名,手机,单位,岗位,是否负责人（是/否）\n周大为,13900000001,市城管局,承办人,是\n');
  expect((await importing(odd, { write: 'yes' })).faults).toEqual([
    { row: 1, fault: expect.stringContaining('不认识这些列：是否负责人（是/否）') },
  ]);
  const plain = Buffer.from('姓名,手机,单位,岗位\n周大为,13900000001,市城管局,承办人\n');
  expect(await importing(plain, { write: 'yes' })).toMatchObject({ faults: [], same: 1, changed: 0 });
  const heads = await server.deps.models.people
    .find({ rosterAt: { $exists: true }, posts: { $elemMatch: { unitId: 'roads', head: true } } })
    .lean();
  expect(heads).toHaveLength(1);
});
