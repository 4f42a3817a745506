/** Fields that several actions share. */
import { limits, satisfactions } from '@jsjb/shared/ticket/ticket';
import { limitWords, satisfactionWords } from '@jsjb/shared/ticket/words';
import type { FormField, LookupSource } from '@/forms/formSpec';

export const choicesOf = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: words[value] }));

export const noteField = (label = '备注', placeholder = ''): FormField => ({
  kind: 'text',
  name: 'note',
  label,
  max: 500,
  rows: 3,
  placeholder,
});

export const reasonField = (label: string, placeholder: string, name = 'reason'): FormField => ({
  kind: 'text',
  name,
  label,
  max: 500,
  rows: 3,
  required: true,
  placeholder,
});

/** A reason that the requester will read, and beside it what only the centre should know. */
export const toldReasonFields = (label: string, placeholder: string): readonly FormField[] => [
  { ...reasonField(label, placeholder), hint: '批准后，这段话会原样告诉反映人，请写得让人看得懂' },
  {
    ...noteField('只给中心看的说明', '不便告诉反映人的，写在这里'),
    hint: '不会告诉反映人',
  },
];

export const photoField = (label: string, name = 'photos', max = 6): FormField => ({
  kind: 'photos',
  name,
  label,
  max,
});

export const leadField = (units: LookupSource): FormField => ({
  kind: 'lookup',
  name: 'leadUnitId',
  label: '主办单位',
  required: true,
  source: units,
});

export const coField = (units: LookupSource, required = false): FormField => ({
  kind: 'lookup',
  name: 'coUnitIds',
  label: '协办单位',
  many: true,
  max: 5,
  required,
  source: units,
});

export const limitField: FormField = {
  kind: 'choice',
  name: 'limit',
  label: '办理时限',
  required: true,
  choices: choicesOf(limits, limitWords),
};

export const satisfactionField: FormField = {
  kind: 'choice',
  name: 'satisfaction',
  label: '群众满意吗',
  required: true,
  choices: choicesOf(satisfactions, satisfactionWords),
};

/** The centre's word on what a unit asked for, and the words for the requester, which begin as the unit's own. */
export const decisionFields = (consequence: string): readonly FormField[] => [
  {
    kind: 'flag',
    name: 'approved',
    label: '是否同意',
    required: true,
    yes: '同意',
    no: '不同意',
    hint: consequence,
  },
  {
    kind: 'text',
    name: 'toResident',
    label: '告诉反映人的话',
    max: 500,
    rows: 3,
    hint: '单位写的原话，可以改得更清楚；改了，原话仍留在内部。空着就用原话',
    when: ({ approved }) => approved === true,
  },
  noteField('意见（内部）', '不同意的，请写明理由'),
];
