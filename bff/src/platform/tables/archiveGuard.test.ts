import { bookOf, cellOf, plainRows } from '../../rules/testing/bookOf';
import { newWorkbook } from './newWorkbook';
import { tableOf } from './readTable';

/** Refusing costs no more than looking; the library alone takes minutes and gigabytes for some of these. */
const SOON_MS = 3000;

const EVERYTHING = 'A1:XFD1048576';
const merged = (attributes: string) =>
  bookOf({ behind: `<mergeCells count="1"><mergeCell ${attributes}/></mergeCells>` });
const named = (text: string) =>
  bookOf({ names: `<definedNames><definedName name="x">${text}</definedName></definedNames>` });
const manyRows = (count: number, cells: string) =>
  Array.from({ length: count }, (_, i) => `<row r="${i + 1}">${cells}</row>`).join('');

const bombs: [string, () => Buffer | string][] = [
  [
    'a gigabyte packed into one',
    () => bookOf({ extra: { 'xl/media/a.xml': Buffer.alloc(200_000_000, 32) } }),
  ],
  [
    'one that says it is small',
    () => bookOf({ extra: { 'xl/sharedStrings.xml': Buffer.alloc(200_000_000, 32) }, toldSize: 10 }),
  ],
  ['a million rows', () => bookOf({ rows: manyRows(1_000_000, '') })],
  ['rows full of cells', () => bookOf({ rows: manyRows(300, '<c/>'.repeat(1000)) })],
  ['more empty cells than memory', () => bookOf({ rows: '<c/>'.repeat(10_000_000) })],
  ['cells merged over the whole sheet', () => merged(`ref="${EVERYTHING}"`)],
  ['the same in single quotes', () => merged(`ref='${EVERYTHING}'`)],
  ['the same in disguise', () => merged('ref="A1&#58;XFD1048576"')],
  ['the same behind a bracket', () => merged(`note=">" ref="${EVERYTHING}"`)],
  ['a name for the whole sheet', () => named('S!$A$1:$XFD$1048576')],
  ['a name with two sheets', () => named('S!$A$1:T!$XFD$1048576')],
  ['a name in disguise', () => named('S!$A$1&#58;$XFD$1048576')],
  [
    'a row at the end of the world',
    () => bookOf({ rows: `${plainRows}<row r="999999999"><c r="A9"/></row>` }),
  ],
  ['entities', () => bookOf({ before: '<!DOCTYPE x [<!ENTITY a "aaaa">]>' })],
  ['half a workbook', () => bookOf({}).subarray(0, 900)],
  ['something before it', () => Buffer.concat([Buffer.from('PK\u0003\u0004'), bookOf({})])],
  ['a text of a million lines', () => '姓名,手机\n'.repeat(1_000_000)],
  ['a line of a million commas', () => `姓名,手机\n${','.repeat(1_000_000)}`],
];

test.each(bombs)('%s is refused before it is read', async (_name, make) => {
  const made = make();
  const bytes = typeof made === 'string' ? Buffer.from(made) : made;
  const began = performance.now();
  await expect(tableOf(bytes, '名册')).rejects.toThrow(
    /^名册(：文件展开以后太大了| cannot be read as a table \(xlsx or CSV\): it )/,
  );
  expect(performance.now() - began).toBeLessThan(SOON_MS);
});

test.each([
  [
    'a list to choose from on every cell',
    {
      behind: `<dataValidations count="1"><dataValidation type="list" sqref="${EVERYTHING}"><formula1>"a"</formula1></dataValidation></dataValidations>`,
    },
  ],
  ['widths of a billion columns', { before: '<cols><col min="1" max="1000000000" width="9"/></cols>' }],
  [
    'colours by rule on every cell',
    {
      behind: `<conditionalFormatting sqref="${EVERYTHING}"><cfRule type="expression" priority="1"><formula>A1</formula></cfRule></conditionalFormatting>`,
    },
  ],
])('%s is passed over, and the cells are read', async (_name, parts) => {
  const began = performance.now();
  const [row] = await tableOf(bookOf(parts), '名册');
  expect(row?.cells.get('姓名')).toBe('王');
  expect(performance.now() - began).toBeLessThan(SOON_MS);
});

test('a formula counts as what it showed, and is never computed', async () => {
  const rows = `<row r="1">${cellOf('A1', '姓名')}${cellOf('B1', '手机')}</row><row r="2"><c r="A2" t="str"><f>HYPERLINK("http://example.com/"&amp;B2)</f><v>王五</v></c><c r="B2"><f>1+1</f></c></row>`;
  const [row] = await tableOf(bookOf({ rows }), '名册');
  expect([row?.cells.get('姓名'), row?.cells.get('手机')]).toEqual(['王五', '']);
});

test('an honest workbook with merged cells, names and lists is read as before', async () => {
  const book = await newWorkbook();
  const sheet = book.addWorksheet('名册');
  sheet.addRows([
    ['姓名', '单位'],
    ['王一', '城管局'],
    ['王二', ''],
  ]);
  sheet.mergeCells('B2:B3');
  sheet.getCell('A1').names = ['抬头'];
  sheet.getCell('A2').dataValidation = { type: 'list', formulae: ['"王一,王二"'] };
  const rows = await tableOf(Buffer.from(await book.xlsx.writeBuffer()), '名册');
  expect(rows.map(({ cells }) => [...cells.values()])).toEqual([
    ['王一', '城管局'],
    ['王二', '城管局'],
  ]);
});
