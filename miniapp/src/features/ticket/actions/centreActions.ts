/** Forms of what the centre does: take in, send to a unit, decide, verify, call back. */
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import {
  dispatchModes,
  refusalReasons,
  superviseLevels,
  ticketTypes,
  urgencies,
} from '@jsjb/shared/ticket/ticket';
import {
  dispatchModeWords,
  refusalWords,
  superviseWords,
  typeWords,
  urgencyWords,
} from '@jsjb/shared/ticket/words';
import { verdictCountWords } from '@jsjb/shared/ticket/neighbourWords';
import type { FormValues, LookupSource } from '@/forms/formSpec';
import type { ActionSources, TicketActionSpec } from './actionSpec';
import {
  choicesOf,
  coField,
  decisionFields,
  leadField,
  limitField,
  noteField,
  photoField,
  reasonField,
  satisfactionField,
} from './fields';
import { meetingFields, returnWords } from './disputes';
import { offersFrom, preparedFrom, proposedCategories, proposedUnits, withProposals } from './proposals';

const categoryField = ({ categories }: ActionSources, required = false) =>
  ({ kind: 'lookup', name: 'category', label: '诉求分类', required, source: categories }) as const;

const proposing = ({ units, advise }: ActionSources): LookupSource =>
  withProposals(units, () => proposedUnits(advise));

const offersOf =
  ({ advise }: ActionSources, choosesCategory: boolean) =>
  () =>
    advise().then((found) => offersFrom(found, choosesCategory));

/** The catalogue names the unit in charge and the limit of every category. */
async function presetOf(code: unknown, { categoryOf }: ActionSources): Promise<FormValues> {
  const found = typeof code === 'string' ? await categoryOf(code) : undefined;
  return found ? { leadUnitId: found.unitId, limit: found.limit } : {};
}

const startOf = ({ category }: TicketDetail): FormValues => (category ? { category } : {});

export const centreActions = {
  accept: {
    icon: 'check',
    done: '已受理',
    form: (ticket, sources) => ({
      intro: '核对类型和紧急程度，受理后转派单员审核。',
      initial: { type: ticket.type, urgency: ticket.urgency, ...startOf(ticket) },
      fields: [
        {
          kind: 'choice',
          name: 'type',
          label: '诉求类型',
          required: true,
          choices: choicesOf(ticketTypes, typeWords),
        },
        {
          kind: 'choice',
          name: 'urgency',
          label: '紧急程度',
          required: true,
          choices: choicesOf(urgencies, urgencyWords),
        },
        categoryField(sources),
        noteField('给派单员的话'),
      ],
    }),
  },
  answer: {
    icon: 'message-square',
    done: '已答复，工单办结',
    form: () => ({
      intro: '政策咨询等可以当场说清的，直接答复后办结。',
      fields: [
        {
          kind: 'text',
          name: 'text',
          label: '答复内容',
          max: 2000,
          required: true,
          placeholder: '写给群众看，说清政策依据和办理渠道',
        },
      ],
    }),
  },
  refuse: {
    icon: 'ban',
    done: '已告知不予受理',
    form: () => ({
      danger: true,
      intro: '不予受理要有依据，并告诉群众该找哪里。',
      fields: [
        {
          kind: 'pick',
          name: 'reason',
          label: '理由',
          required: true,
          options: choicesOf(refusalReasons, refusalWords),
        },
        {
          kind: 'text',
          name: 'text',
          label: '告知群众',
          max: 1000,
          required: true,
          placeholder: '说明理由，并告知可以去哪里反映',
        },
      ],
    }),
  },
  dispatch: {
    icon: 'send',
    done: '已派单，等待签收',
    form: (ticket, sources) => ({
      intro: '建议只供参考，请核对分类、单位和时限。换了分类，会按目录带出主办单位和时限。',
      initial: { ...startOf(ticket), precedent: true },
      offers: offersOf(sources, true),
      prepare: async () => {
        const proposal = await sources.advise().catch(() => undefined);
        if (proposal) return preparedFrom(proposal);
        return { values: { mode: 'direct', ...(await presetOf(ticket.category, sources)) } };
      },
      follow: async (name, value) => (name === 'category' ? presetOf(value, sources) : {}),
      fields: [
        {
          ...categoryField(sources, true),
          source: withProposals(sources.categories, () => proposedCategories(sources.advise)),
        },
        leadField(proposing(sources)),
        limitField,
        {
          kind: 'choice',
          name: 'mode',
          label: '派单方式',
          required: true,
          choices: choicesOf(dispatchModes, dispatchModeWords),
        },
        { ...coField(sources.units, true), when: ({ mode }) => mode === 'double' },
        { ...coField(sources.units), when: ({ mode }) => mode === 'ruling' },
        { ...noteField('派单意见', '提醒承办单位注意什么'), when: ({ mode }) => mode !== 'ruling' },
        ...meetingFields(sources, '不填就记主办、协办单位', true).map((field) => ({
          ...field,
          when: ({ mode }: FormValues) => mode === 'ruling',
        })),
      ],
    }),
  },
  approveReturn: {
    icon: 'undo-2',
    done: '已同意退单，重新派出',
    form: (ticket, sources) => ({
      intro: `${returnWords(ticket)}同意退单要同时选定新的主办单位。`,
      offers: offersOf(sources, false),
      fields: [leadField(proposing(sources)), coField(sources.units), noteField('意见')],
    }),
  },
  rejectReturn: {
    icon: 'x',
    done: '已驳回退单，原单位继续办理',
    form: (ticket) => ({
      intro: `${returnWords(ticket)}不同意，则原单位继续办理，时限不变。`,
      fields: [reasonField('不同意的理由', '写明由该单位办理的依据', 'note')],
    }),
  },
  rule: {
    icon: 'users',
    done: '裁定已生效',
    form: (ticket, sources) => ({
      intro: `${returnWords(ticket)}联席会议的裁定具有约束力，不能再退单。`,
      initial: { precedent: true },
      offers: offersOf(sources, false),
      fields: [
        leadField(proposing(sources)),
        coField(sources.units),
        ...meetingFields(sources, '不填就记争议双方'),
      ],
    }),
  },
  decideExtension: {
    icon: 'calendar',
    done: '延期审批已送达',
    form: (ticket) => ({
      intro: unitRequestWords(ticket.extension, (days) => `申请延期 ${days} 个工作日`),
      initial: toldAs(ticket.extension),
      fields: decisionFields('同意后，新的时限和理由会告诉反映人'),
    }),
  },
  decideShelving: {
    icon: 'hourglass',
    done: '挂账审批已送达',
    form: (ticket) => ({
      intro: unitRequestWords(ticket.shelving),
      initial: toldAs(ticket.shelving),
      fields: decisionFields('同意后停止计时，复查日期和理由会告诉反映人'),
    }),
  },
  decideTermination: {
    icon: 'ban',
    done: '终止审批已送达',
    form: (ticket) => ({
      intro: unitRequestWords(ticket.termination),
      initial: toldAs(ticket.termination),
      fields: decisionFields('同意后不再办理，理由会告诉反映人'),
    }),
  },
  verify: {
    icon: 'shield-check',
    done: '核验已记录',
    form: () => ({
      intro: '对照群众的诉求，看是不是真的办好了。',
      fields: [
        {
          kind: 'flag',
          name: 'passed',
          label: '核验结果',
          required: true,
          yes: '办好了',
          no: '没办好，退回重办',
        },
        { ...noteField('核验情况'), when: ({ passed }) => passed !== false },
        {
          ...reasonField('哪里没办好', '写具体，便于单位重办', 'note'),
          when: ({ passed }) => passed === false,
        },
        photoField('核验照片'),
      ],
    }),
  },
  callback: {
    icon: 'phone',
    done: '回访已记录',
    form: ({ neighbours }) => ({
      intro: [
        '先打电话，再如实记录。三次没有接通，按未联系上办结。',
        ...(neighbours ? verdictCountWords(neighbours.verdicts) : []),
      ].join(' '),
      fields: [
        {
          kind: 'flag',
          name: 'contacted',
          label: '电话接通了吗',
          required: true,
          yes: '接通了',
          no: '没有接通',
        },
        {
          kind: 'flag',
          name: 'solved',
          label: '问题解决了吗',
          required: true,
          yes: '已解决',
          no: '没有解决',
          when: ({ contacted }) => contacted === true,
        },
        { ...satisfactionField, when: ({ contacted }) => contacted === true },
        noteField('群众怎么说'),
      ],
    }),
  },
  merge: {
    icon: 'file-text',
    done: '已并单，随主单办理',
    form: (_, sources) => ({
      danger: true,
      intro: '并入后随主单办理，主单的承办单位看得到这件的内容、地点和照片；主单办好会分别回访。',
      fields: [
        { kind: 'lookup', name: 'parentId', label: '并入哪件工单', required: true, source: sources.tickets },
        noteField(),
      ],
    }),
  },
  unmerge: {
    icon: 'undo-2',
    done: '已取消并单，回到待审核',
    form: ({ mergedInto }) => ({
      danger: true,
      intro: `取消后回到待审核，单独派单办理。${mergedInto?.number ? `现在并在 ${mergedInto.number}。` : ''}`,
      fields: [reasonField('为什么取消', '会告诉反映人，例如：经核对不是同一处')],
    }),
  },
  supervise: {
    icon: 'flag',
    done: '督办已下达',
    form: ({ supervision }) => ({
      ...(supervision
        ? {
            intro: `现在是${superviseWords[supervision.level]}：${supervision.note}。调低级别要写明理由，并由督查室办理。`,
            initial: { level: supervision.level },
          }
        : {}),
      fields: [
        {
          kind: 'choice',
          name: 'level',
          label: '督办级别',
          required: true,
          choices: choicesOf(superviseLevels, superviseWords),
        },
        reasonField('要求和理由', '要求什么时候办到什么程度；调整级别的，写明为什么', 'note'),
      ],
    }),
  },
} as const satisfies Record<string, TicketActionSpec>;

const toldAs = (asked: TicketDetail['extension']): FormValues => ({ toResident: asked?.reason ?? '' });

function unitRequestWords(
  unitRequest: TicketDetail['extension'],
  daysWords: (days: number) => string = () => '',
): string {
  if (!unitRequest) return '';
  const { reason, days, reviewDate, note } = unitRequest;
  return [
    ...(days === undefined ? [] : [daysWords(days)]),
    ...(reviewDate ? [`复查日 ${reviewDate}`] : []),
    `理由：${reason}`,
    ...(note ? [`给中心的说明：${note}`] : []),
  ]
    .join('。')
    .replaceAll('。。', '。');
}
