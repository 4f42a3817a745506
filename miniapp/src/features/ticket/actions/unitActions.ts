/** Forms of what a unit does: contact, handle, report, pass on, ask. */
import { contactMethods } from '@jsjb/shared/ticket/ticket';
import { contactMethodWords } from '@jsjb/shared/ticket/words';
import type { TicketActionSpec } from './actionSpec';
import { reportBody, returnBody } from './bodies';
import { choicesOf, coField, noteField, photoField, reasonField, toldReasonFields } from './fields';

export const unitActions = {
  sign: { icon: 'check', done: '已签收，请尽快联系群众' },
  contact: {
    icon: 'phone',
    done: '联系情况已记录',
    form: () => ({
      intro: '办理前先联系群众，听清诉求。',
      initial: { method: 'phone' },
      fields: [
        {
          kind: 'choice',
          name: 'method',
          label: '怎么联系的',
          required: true,
          choices: choicesOf(contactMethods, contactMethodWords),
        },
        {
          kind: 'flag',
          name: 'reached',
          label: '联系上了吗',
          required: true,
          yes: '联系上了',
          no: '没有联系上',
        },
        noteField('沟通情况', '群众的要求、约定的时间'),
      ],
    }),
  },
  report: {
    icon: 'message-square',
    done: '已反馈，等待核验',
    form: () => ({
      intro: '反馈会作为答复发给群众，请写清做了什么、结果怎样。',
      body: reportBody,
      fields: [
        {
          kind: 'text',
          name: 'text',
          label: '办理情况',
          max: 1900,
          required: true,
          placeholder: '什么时间、采取了什么措施、现在怎样',
        },
        photoField('办理前照片', 'before', 4),
        photoField('办理后照片', 'after', 4),
        {
          kind: 'flag',
          name: 'solved',
          label: '问题解决了吗',
          required: true,
          yes: '已解决',
          no: '已解释说明',
        },
      ],
    }),
  },
  transfer: {
    icon: 'forward',
    done: '已转派',
    form: (_, sources) => ({
      intro: '转派后本单位仍是首接责任单位，时限不变。',
      fields: [
        { kind: 'lookup', name: 'unitId', label: '转派给', required: true, source: sources.transferUnits },
        reasonField('转派理由', '为什么由它来办'),
      ],
    }),
  },
  coHandle: {
    icon: 'handshake',
    done: '已请求协办',
    form: (_, sources) => ({
      fields: [coField(sources.units, true), noteField('需要配合什么')],
    }),
  },
  requestReturn: {
    icon: 'undo-2',
    done: '退单申请已提交',
    form: () => ({
      danger: true,
      intro: '只能申请一次。批准之前，时限照常计算。理由和依据只在内部看；批准后反映人只知道已改派。',
      body: returnBody,
      fields: [
        reasonField('退单理由', '为什么不属于本单位职责'),
        {
          kind: 'text',
          name: 'evidence',
          label: '依据',
          max: 2000,
          rows: 3,
          required: true,
          placeholder: '法规、三定方案、权责清单的条款，一行一条',
        },
        photoField('佐证照片'),
      ],
    }),
  },
  requestExtension: {
    icon: 'calendar',
    done: '延期申请已提交',
    form: () => ({
      intro: '只能申请一次，要在到期之前。批准后，理由和新的时限会告诉反映人。',
      fields: [
        {
          kind: 'number',
          name: 'days',
          label: '延长几个工作日',
          choices: [1, 2, 3, 5, 10],
          unit: '天',
          required: true,
        },
        ...toldReasonFields('理由', '为什么按时办不完，打算怎么办'),
      ],
    }),
  },
  requestShelving: {
    icon: 'hourglass',
    done: '挂账申请已提交',
    form: (_, { tomorrow }) => ({
      intro: '一时解决不了、需要列入计划的，申请挂账。批准后停止计时。',
      fields: [
        ...toldReasonFields('理由和计划', '卡在哪里，打算什么时候解决'),
        { kind: 'date', name: 'reviewDate', label: '复查日期', required: true, start: tomorrow },
      ],
    }),
  },
  requestTermination: {
    icon: 'ban',
    done: '终止申请已提交',
    form: () => ({
      danger: true,
      intro: '群众不配合提供必要情况，或诉求不合法且已解释清楚的，才能终止。',
      fields: [...toldReasonFields('理由', '写明经过和依据')],
    }),
  },
  resume: {
    icon: 'rotate-ccw',
    done: '已恢复办理，继续计时',
    form: () => ({
      intro: '恢复后继续计时。',
      fields: [noteField('恢复的原因')],
    }),
  },
  selfResolve: {
    icon: 'circle-check',
    done: '已当场处理，工单办结',
    form: () => ({
      fields: [
        {
          kind: 'text',
          name: 'text',
          label: '怎么处理的',
          max: 2000,
          rows: 4,
          required: true,
          placeholder: '做了什么，现在怎样',
        },
        photoField('处理后的照片'),
      ],
    }),
  },
} as const satisfies Record<string, TicketActionSpec>;
