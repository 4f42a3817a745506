/** Files that would fill the memory, at every door a table comes in by: sent by an office, or read at the terminal. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { startTestServer, type TestServer } from '../harness/server';
import { bombs, forgedSize } from '../factories/giantTables';
import { StartupError } from '@jsjb/bff/platform/startupError';
import { readCalendarFile } from '@jsjb/bff/rules/tables/calendarFile';
import { readTable, tableOf, TableTooBig } from '@jsjb/bff/platform/tables/readTable';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const folder = mkdtempSync(join(tmpdir(), 'jsjb-giants-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, bytes: Buffer): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

const honest = async (): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('表').addRows([['内容'], ['路灯坏了']]);
  return Buffer.from(await book.xlsx.writeBuffer());
};

/** Gives the refusal, and fails when reading it took the memory it was to protect. */
async function refusal(reading: () => Promise<unknown>): Promise<unknown> {
  const before = process.memoryUsage.rss();
  const said = await reading().then(
    () => undefined,
    (error: unknown) => error,
  );
  expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(400);
  return said;
}

test.each(Object.entries(bombs))('%s: refused in words where it is sent, and in memory', async (_, make) => {
  const bytes = await make();
  expect(bytes.length).toBeLessThan(5 * 2 ** 20);
  const admin = server.as('admin');
  const doors = [
    () => admin.importSuggestions({ file: bytes }),
    () => admin.importRoster({ query: {}, file: bytes }),
  ];
  for (const door of doors) {
    const said = await refusal(door);
    expect(said).toMatchObject({
      status: 422,
      error: { message: expect.stringMatching(/太大.*请拆成几个小一些的文件/) },
    });
  }
});

test.each([
  ['tickets of many years', readTable],
  ['the calendar', readCalendarFile],
])('%s: a bomb of gigabytes is refused at the terminal too', async (_, read) => {
  const path = file('history.xlsx', await bombs['gigabytes in one part']());
  expect(await refusal(() => read(path))).toBeInstanceOf(TableTooBig);
});

test('a size that is not true, and an archive within an archive’s tail, are not believed', async () => {
  const said = await refusal(async () => tableOf(await forgedSize(await honest()), '名册'));
  expect(said).toBeInstanceOf(StartupError);
  const shifted = Buffer.concat([Buffer.from('PK'), await honest()]);
  expect(await refusal(() => tableOf(shifted, '名册'))).toBeInstanceOf(StartupError);
});

test('a giant calendar, and what is no file at all, are refused before they are read', async () => {
  const json = file('2027.json', Buffer.alloc(2 ** 21, ' '));
  expect(await refusal(() => readCalendarFile(json))).toBeInstanceOf(TableTooBig);
  expect(String(await refusal(() => readTable('/dev/zero')))).toContain('it is not a file');
  expect(String(await refusal(() => readTable(folder)))).toContain('it is not a file');
});
