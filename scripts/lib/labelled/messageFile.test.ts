import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { labelledMessage } from './labelledMessage';
import { readRows } from './messageFile';

const folder = mkdtempSync(join(tmpdir(), 'message-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(text: string): string {
  const path = join(folder, 'rows.jsonl');
  writeFileSync(path, text);
  return path;
}
const good = '{"id":1,"title":"路灯","at":"2020/1/7 21:31:53","body":"不亮","category":"城乡建设"}';

test('rows are read, with blank lines, a byte order mark and Windows line ends let pass', () => {
  expect(readRows(fileOf(`\uFEFF${good}\r\n\r\n${good}\r\n`), labelledMessage)).toHaveLength(2);
});

test('every bad row is named by its number and its fault', () => {
  const path = fileOf(
    `${good}\nnot json\n{"id":2,"title":"a","body":"b"}\n{"id":2,"title":"a","body":"b","category":""}`,
  );
  expect(() => readRows(path, labelledMessage)).toThrow(
    /row 2: not valid JSON\nrow 3: category: .*\nrow 4: category: /,
  );
});

test('a file with a thousand bad rows tells the first ten and how many more', () => {
  expect(() => readRows(fileOf('x\n'.repeat(1000)), labelledMessage)).toThrow(
    /row 10: not valid JSON\n… and 990 more$/,
  );
});

test('a missing file and an empty one are told, not thrown as a stack', () => {
  expect(() => readRows(join(folder, 'none.jsonl'), labelledMessage)).toThrow(/cannot read/);
  expect(() => readRows(fileOf('\n'), labelledMessage)).toThrow(/no rows/);
});
