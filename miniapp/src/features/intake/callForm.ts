/** What an agent asks a caller, and the submission it becomes. Pure. */
import { ticketTypes, urgencies } from '@jsjb/shared/ticket/ticket';
import { typeWords, urgencyWords } from '@jsjb/shared/ticket/words';
import { PHONE_MAX } from '@jsjb/shared/kit/phone';
import type { FormSpec, LookupSource } from '@/forms/formSpec';
import { choicesOf } from '@/features/ticket/actions/fields';

export const intakeForm = (categories: LookupSource): FormSpec => ({
  title: '电话登记',
  submit: '登记',
  initial: { type: 'help', urgency: 'normal', anonymous: false, reachable: true },
  fields: [
    { kind: 'line', name: 'name', label: '来电人', max: 20, placeholder: '例如：王女士' },
    {
      kind: 'line',
      name: 'phone',
      label: '联系电话',
      max: PHONE_MAX,
      input: 'phone',
      placeholder: '手机，或带区号的座机',
      required: true,
      missing: '请填写能回拨的号码；没有号码的，请选“没有号码”',
      when: ({ reachable }) => reachable !== false,
    },
    { kind: 'flag', name: 'reachable', label: '能回拨吗', required: true, yes: '有号码', no: '没有号码' },
    {
      kind: 'choice',
      name: 'type',
      label: '诉求类型',
      required: true,
      choices: choicesOf(ticketTypes, typeWords),
    },
    {
      kind: 'text',
      name: 'content',
      label: '诉求内容',
      max: 5000,
      rows: 6,
      required: true,
      placeholder: '时间、地点、经过、希望怎么解决',
    },
    {
      kind: 'line',
      name: 'place',
      label: '发生在哪里',
      max: 120,
      required: true,
      placeholder: '街道、小区、楼栋或路口',
    },
    {
      kind: 'choice',
      name: 'urgency',
      label: '紧急程度',
      required: true,
      choices: choicesOf(urgencies, urgencyWords),
    },
    { kind: 'lookup', name: 'category', label: '诉求分类', source: categories },
    {
      kind: 'flag',
      name: 'anonymous',
      label: '来电人要求匿名',
      required: true,
      yes: '匿名',
      no: '不匿名',
      hint: '匿名的，承办单位看不到姓名和电话',
    },
  ],
  body: ({ name, phone, place, reachable: _, ...rest }) => ({
    ...rest,
    onBehalf: true,
    place: { text: place ?? '' },
    contact: { ...(name ? { name } : {}), ...(phone ? { phone } : {}) },
  }),
});
