/** What a grid worker fills in, and the work it becomes. Pure. */
import { ticketTypes, urgencies } from '@jsjb/shared/ticket/ticket';
import { typeWords, urgencyWords } from '@jsjb/shared/ticket/words';
import { photosOf, type FormSpec, type FormValues } from '@/forms/formSpec';
import type { KeptPhoto } from '@/device/keptPhoto';
import type { Submission } from '@/features/ticket/ticketKind';
import type { Prepared, VisitBody } from './fieldWork';
import { choicesOf, photoField } from '@/features/ticket/actions/fields';

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const keptOf = (value: unknown): KeptPhoto[] => [...photosOf(value).kept];

const typeField = {
  kind: 'choice',
  name: 'type',
  label: '哪一类',
  required: true,
  choices: choicesOf(ticketTypes, typeWords),
} as const;

export const reportForm = (gridName: string): FormSpec => ({
  title: '上报问题',
  submit: '上报',
  initial: { type: 'help', urgency: 'normal', resolved: false },
  fields: [
    photoField('现场照片'),
    {
      kind: 'text',
      name: 'content',
      label: '发现了什么',
      max: 2000,
      rows: 4,
      required: true,
      placeholder: '什么问题，影响到谁，急不急',
    },
    {
      kind: 'line',
      name: 'place',
      label: '具体位置',
      max: 120,
      hint: `已按您的网格定位：${gridName}`,
      placeholder: '例如：3 号楼西侧',
    },
    typeField,
    {
      kind: 'choice',
      name: 'urgency',
      label: '紧急程度',
      required: true,
      choices: choicesOf(urgencies, urgencyWords),
    },
    {
      kind: 'flag',
      name: 'resolved',
      label: '当场处理好了吗',
      required: true,
      yes: '处理好了',
      no: '需要上级处理',
    },
    {
      kind: 'text',
      name: 'resolution',
      label: '怎么处理的',
      max: 2000,
      rows: 3,
      required: true,
      placeholder: '做了什么，现在怎样',
      when: ({ resolved }) => resolved === true,
    },
    { ...photoField('处理后的照片', 'after', 3), when: ({ resolved }) => resolved === true },
  ],
  body: ({ content, place, type, urgency }) => ({ content, type, urgency, place: { text: place ?? '' } }),
});

export function reportWork(body: Record<string, unknown>, values: FormValues): Prepared {
  const before = keptOf(values['photos']);
  const after = values['resolved'] === true ? keptOf(values['after']) : [];
  return {
    body: {
      kind: 'fieldReport',
      body: body as Submission,
      before: before.length,
      ...(values['resolved'] === true ? { resolve: textOf(values['resolution']) } : {}),
    },
    photos: [...before, ...after],
  };
}

export const visitForm: FormSpec = {
  title: '登记走访',
  submit: '登记',
  initial: { found: false, type: 'help' },
  fields: [
    {
      kind: 'line',
      name: 'household',
      label: '走访了哪一户',
      max: 60,
      required: true,
      placeholder: '例如：3 号楼 2 单元 501',
    },
    { kind: 'text', name: 'note', label: '走访情况', max: 500, rows: 3, placeholder: '聊了什么，有什么需要' },
    {
      kind: 'flag',
      name: 'found',
      label: '发现问题了吗',
      required: true,
      yes: '发现了，一并上报',
      no: '没有',
    },
    { ...typeField, when: ({ found }) => found === true },
    {
      kind: 'text',
      name: 'content',
      label: '什么问题',
      max: 2000,
      rows: 3,
      required: true,
      when: ({ found }) => found === true,
    },
    { ...photoField('照片'), when: ({ found }) => found === true },
  ],
  body: ({ household, note, found, type, content }) => ({
    household,
    ...(note ? { note } : {}),
    ...(found === true ? { matter: { type, content } } : {}),
  }),
};

/** `at`: the visit took place now, whenever it will be sent. */
export function visitWork(body: Record<string, unknown>, values: FormValues, at: Date): Prepared {
  const visit = { ...body, at: at.toISOString() } as VisitBody;
  return { body: { kind: 'visit', body: visit }, photos: visit.matter ? keptOf(values['photos']) : [] };
}

export interface Seen {
  id: string;
  version: number;
  excerpt: string;
}

export function verifyWork(ticket: Seen, body: Record<string, unknown>, values: FormValues): Prepared {
  return {
    body: {
      kind: 'verify',
      ticketId: ticket.id,
      excerpt: ticket.excerpt,
      version: ticket.version,
      passed: body['passed'] === true,
      note: textOf(body['note']),
    },
    photos: keptOf(values['photos']),
  };
}
