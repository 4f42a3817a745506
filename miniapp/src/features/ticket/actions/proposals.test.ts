import type { DispatchAdviceView } from '@jsjb/shared/dispatch/contract';
import { offersFrom, preparedFrom, proposedUnits, withProposals } from './proposals';

const unit = (id: string) => ({ id, name: id });
const suggestion: DispatchAdviceView = {
  categories: [
    { code: 'light', name: '路灯', p: 0.8, reasons: ['提到“路灯”'] },
    { code: 'road', name: '道路', p: 0.1, reasons: [] },
  ],
  units: [
    { unit: unit('housing'), p: 0.7, reasons: ['目录规定'] },
    { unit: unit('town'), p: 0.2, reasons: ['属地'] },
  ],
  co: [],
  mode: 'direct',
  limit: '24h',
  limitReason: '夜间照明影响出行',
  similar: [],
  rulings: [],
  learnedFrom: 0,
};
const source = {
  load: async () => ['town', 'water', 'housing'].map((value) => ({ value, label: value, hint: '部门' })),
  placeholder: '',
  nothing: '',
};

test('the first proposal of each kind fills the form, with its reason', () => {
  expect(preparedFrom(suggestion)).toEqual({
    values: { category: 'light', leadUnitId: 'housing', limit: '24h', mode: 'direct' },
    says: {
      category: '建议理由：提到“路灯”',
      leadUnitId: '建议理由：目录规定',
      limit: '建议理由：夜间照明影响出行',
    },
  });
});

test('helpers are proposed with 双派, and never the lead itself', () => {
  const both = { ...suggestion, mode: 'double' as const };
  const helped = preparedFrom({ ...both, co: [{ unit: unit('town'), reasons: [] }] });
  expect(helped.values).toMatchObject({ mode: 'double', coUnitIds: ['town'] });
  const alone = preparedFrom({ ...both, co: [{ unit: unit('housing'), reasons: [] }] });
  expect(alone.values).toMatchObject({ mode: 'direct' });
});

test('proposed units come first and say why; all others can still be found', async () => {
  const { load } = withProposals(source, () => proposedUnits(async () => suggestion));
  expect(await load()).toEqual([
    { value: 'housing', label: 'housing', hint: '建议 · 目录规定', proposed: true },
    { value: 'town', label: 'town', hint: '建议 · 属地', proposed: true },
    { value: 'water', label: 'water', hint: '部门' },
  ]);
});

test('without a proposal every unit can still be chosen', async () => {
  const { load } = withProposals(source, () => proposedUnits(() => Promise.reject(new Error('no'))));
  expect(await load()).toHaveLength(3);
});

describe('what can be taken with one tap', () => {
  const ruling = {
    id: 'a:3',
    at: '2026-03-02T00:00:00Z',
    month: '2026-03',
    ticketId: 'a',
    ticketNumber: '2026030200001X',
    matter: '断头路塌陷',
    category: 'road',
    agenda: '',
    attendees: [],
    text: '由镇里养护',
    lead: unit('town'),
    co: [unit('roads')],
    precedent: true,
  };
  const like = {
    id: 'b',
    number: '2026010100001X',
    excerpt: '路灯不亮',
    category: 'light',
    categoryName: '路灯',
    unit: unit('housing'),
    likeness: 0.6,
  };
  const all = { ...suggestion, rulings: [ruling], similar: [like] };

  test('a ruling comes first and brings lead, helpers and the way of dispatch along', () => {
    const [first, second] = offersFrom(all, true);
    expect(first).toMatchObject({
      tag: '2026-03 裁定',
      title: '由town主办，roads协办',
      values: { category: 'road', leadUnitId: 'town', coUnitIds: ['roads'], mode: 'double' },
    });
    expect(second).toMatchObject({
      tag: '像这件已办结的',
      values: { category: 'light', leadUnitId: 'housing' },
    });
  });

  test('where the category stands already, only units are offered', () => {
    expect(offersFrom(all, false).flatMap(({ values }) => Object.keys(values))).not.toContain('category');
    expect(offersFrom(undefined, true)).toEqual([]);
  });
});
