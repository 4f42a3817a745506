/** Rows of a table of former tickets → what the suggestions learn from; every row is taken or told why not. */
import { createHash } from 'node:crypto';
import type { CategoryDoc, UnitDoc } from '../../org';
import type { HistoryDoc } from '../store/dispatchModels';
import { StartupError } from '../../platform/startupError';
import type { TableRow } from '../../platform/tables/readTable';

/** The names a column may go by. */
const columns = {
  text: ['内容', '诉求内容', '工单内容', 'text', 'content', 'body'],
  title: ['标题', '主题', 'title'],
  category: ['分类', '诉求分类', '分类编码', 'category'],
  unit: ['承办单位', '单位', 'unit'],
  at: ['时间', '受理时间', '日期', 'at', 'date'],
} as const;
type Column = keyof typeof columns;

export interface HistoryReport {
  taken: HistoryDoc[];
  faults: { row: number; fault: string }[];
}

interface City {
  categories: readonly CategoryDoc[];
  units: readonly UnitDoc[];
}

const MAX_TEXT = 5000;

/** By code, by "一级/二级/三级", or by the name of a row when only one has it. */
function categoryFinder(categories: readonly CategoryDoc[]): (name: string) => string | undefined {
  const names = new Map<string, string[]>();
  const add = (name: string, code: string) => names.set(name, [...(names.get(name) ?? []), code]);
  for (const { _id, level1, level2, level3 } of categories) {
    add(_id, _id);
    add([level1, level2, level3].filter(Boolean).join('/'), _id);
    if (level3) add(level3, _id);
  }
  return (name) => {
    const found = names.get(name.replaceAll(/\s*[/／>-]\s*/g, '/'));
    return found?.length === 1 ? found[0] : undefined;
  };
}

function unitFinder(units: readonly UnitDoc[]): (name: string) => string | undefined {
  const byName = new Map(units.flatMap(({ _id, name }) => [[_id, _id] as const, [name, _id] as const]));
  return (name) => byName.get(name);
}

function headersOf(first: TableRow | undefined): Map<Column, string> {
  const given = [...(first?.cells.keys() ?? [])];
  const found = new Map<Column, string>();
  for (const [column, names] of Object.entries(columns) as [Column, readonly string[]][]) {
    const name = given.find(
      (each) => names.includes(each.trim().toLowerCase()) || names.includes(each.trim()),
    );
    if (name !== undefined) found.set(column, name);
  }
  for (const needed of ['text', 'category', 'unit'] as const) {
    if (!found.has(needed)) {
      throw new StartupError(`The table has no column for ${needed}: one of ${columns[needed].join(', ')}.`);
    }
  }
  return found;
}

export function historyRows(table: readonly TableRow[], city: City, source: string): HistoryReport {
  const report: HistoryReport = { taken: [], faults: [] };
  const headers = headersOf(table[0]);
  const categoryOf = categoryFinder(city.categories);
  const unitOf = unitFinder(city.units);
  const seen = new Map<string, number>();
  for (const { row, cells } of table) {
    const cell = (column: Column): string => cells.get(headers.get(column) ?? '') ?? '';
    const text = cell('text').slice(0, MAX_TEXT);
    const category = categoryOf(cell('category'));
    const unitId = unitOf(cell('unit'));
    const at = cell('at') ? new Date(cell('at')) : undefined;
    const _id = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    const before = seen.get(_id);
    const faults = [
      text.length < 4 && '内容太短',
      !category && `没有这个分类“${cell('category')}”，或名称不唯一`,
      !unitId && `没有这个承办单位“${cell('unit')}”`,
      at && Number.isNaN(at.getTime()) && `时间“${cell('at')}”不能识别`,
      before !== undefined && `与第 ${before} 行内容相同`,
    ].filter((fault) => typeof fault === 'string');
    if (faults.length > 0 || !category || !unitId) {
      report.faults.push({ row, fault: faults.join('；') });
      continue;
    }
    seen.set(_id, row);
    const title = cell('title');
    report.taken.push({
      _id,
      text,
      category,
      unitId,
      source,
      ...(title ? { title } : {}),
      ...(at ? { at } : {}),
    });
  }
  return report;
}
