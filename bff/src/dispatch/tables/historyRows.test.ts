/** Former tickets come in from the tables offices really have, and no row is lost without a word. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CategoryDoc, UnitDoc } from '../../org/store/cityModels';
import ExcelJS from 'exceljs';
import { historyRows } from './historyRows';
import { readTable } from '../../platform/tables/readTable';

const folder = mkdtempSync(join(tmpdir(), 'jsjb-history-'));
afterAll(() => rmSync(folder, { recursive: true }));

const category = (_id: string, level2: string, level3: string): CategoryDoc => ({
  _id,
  level1: '城乡建设',
  level2,
  level3,
  unitId: 'water',
  local: false,
  limit: '5d',
  keywords: [],
});
const city = {
  categories: [
    category('010302', '市政', '供水'),
    category('010501', '物业', '其他'),
    category('010601', '村镇', '其他'),
  ],
  units: [
    { _id: 'water', name: '市供水公司' },
    { _id: '0012', name: '十二中队' },
  ] as UnitDoc[],
};

test('rows of a workbook are taken by code, by name and by full name; the rest are told by row', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('工单');
  sheet.addRows([
    ['标题', '内容', '分类', '承办单位', '受理时间'],
    ['停水', '三号楼停水两天了，没有通知。', '010302', '市供水公司', new Date('2025-03-02T00:00:00Z')],
    ['', '水压太低，五楼上不去水。', '供水', 'water', ''],
    [
      '',
      { richText: [{ text: '小区' }, { text: '垃圾没人清运。' }] },
      '城乡建设 / 物业 / 其他',
      '市供水公司',
      '',
    ],
    ['', '村口的垃圾没人清运。', '其他', '市供水公司', ''],
    ['', '三号楼停水两天了，没有通知。', '010302', '市供水公司', ''],
    ['', '水表不准。', '供水', '没有这个局', '不知道'],
  ]);
  const file = join(folder, 'history.xlsx');
  await book.xlsx.writeFile(file);
  const { taken, faults } = historyRows(await readTable(file), city, 'history.xlsx');
  expect(taken.map(({ text, category: code }) => [text, code])).toEqual([
    ['三号楼停水两天了，没有通知。', '010302'],
    ['水压太低，五楼上不去水。', '010302'],
    ['小区垃圾没人清运。', '010501'],
  ]);
  expect(taken[0]).toMatchObject({ title: '停水', at: new Date('2025-03-02'), source: 'history.xlsx' });
  expect(faults).toEqual([
    { row: 5, fault: '没有这个分类“其他”，或名称不唯一' },
    { row: 6, fault: '与第 2 行内容相同' },
    { row: 7, fault: '没有这个承办单位“没有这个局”；时间“不知道”不能识别' },
  ]);
});

test('a CSV keeps leading zeros, quoted commas and line ends, with or without a byte order mark', async () => {
  const file = join(folder, 'history.csv');
  writeFileSync(file, '\uFEFFtext,category,unit\r\n"水管漏了，\n快来修",010302,0012\r\n');
  const { taken } = historyRows(await readTable(file), city, 'history.csv');
  expect(taken).toEqual([
    expect.objectContaining({ text: '水管漏了，\n快来修', category: '010302', unitId: '0012' }),
  ]);
});

test('a CSV in GBK, as office software writes it, is read as Chinese', async () => {
  const file = join(folder, 'gbk.csv');
  // "内容,分类,承办单位" and one row, in GBK.
  const gbk = 'c4dac8dd2cb7d6c0e02cb3d0b0ecb5a5cebb0ac6aed1bdcba7c1cb2c3031303330322c776174657220';
  writeFileSync(file, Buffer.from(gbk, 'hex'));
  const [row] = await readTable(file);
  expect([...(row?.cells.keys() ?? [])]).toEqual(['内容', '分类', '承办单位']);
});

test('a table without the needed columns is refused by name', async () => {
  const file = join(folder, 'other.csv');
  writeFileSync(file, 'a,b\n1,2\n');
  const table = await readTable(file);
  expect(() => historyRows(table, city, 'other.csv')).toThrow('内容');
});
