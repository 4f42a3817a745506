/** What is asked of whoever wants a case out of a unit's score (剔除). */
import { scoreEndpoints } from '@jsjb/shared/score/contract';
import { rateNames, type RateName } from '@jsjb/shared/score/rules';
import { rateWords } from '@jsjb/shared/score/words';
import type { FormSpec } from '@/forms/formSpec';
import { returnBody } from '@/features/ticket/actions/bodies';
import { photoField, reasonField } from '@/features/ticket/actions/fields';

export const exclusionSchema = scoreEndpoints.proposeExclusion.body;

export const exclusionForm = (rate: RateName): FormSpec => ({
  title: '申请剔除',
  submit: '提交申请',
  intro:
    '因不可归责于本单位的原因影响成绩的，可以申请剔除。由督查室审批，不同意的可以申诉一次；剔除后仍可查看。',
  initial: { rates: [rate] },
  body: returnBody,
  fields: [
    {
      kind: 'many',
      name: 'rates',
      label: '从哪些指标中剔除',
      required: true,
      choices: rateNames
        .filter((name) => name !== 'direct')
        .map((value) => ({ value, label: rateWords[value] })),
    },
    reasonField('理由', '为什么不应计入本单位'),
    {
      kind: 'text',
      name: 'evidence',
      label: '依据',
      max: 2000,
      rows: 3,
      placeholder: '文件、通话记录、现场情况，一行一条；或附照片',
    },
    photoField('佐证照片'),
  ],
});
