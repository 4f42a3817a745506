import type { DispatchSuggestion } from '@jsjb/shared/contract/suggestions';
import { preparedFrom, proposedUnits, withProposals } from './proposals';

const unit = (id: string) => ({ id, name: id });
const suggestion: DispatchSuggestion = {
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
