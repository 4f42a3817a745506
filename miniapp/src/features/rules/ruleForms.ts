/** The forms by which rules are published: what is asked, and the body it becomes. */
import type { RulesView, UnitHours } from '@jsjb/shared/rules/contract';
import type { CategoryView } from '@jsjb/shared/org/contract';
import { rateNames, type RateName } from '@jsjb/shared/score/rules';
import { defaultCentreLimits } from '@jsjb/shared/ticket/deadline';
import { centreTaskWords } from '@jsjb/shared/ticket/holderWords';
import { centreTasks } from '@jsjb/shared/ticket/terms';
import { limits, ticketTypes, urgencies } from '@jsjb/shared/ticket/ticket';
import { alarmWords, limitWords, typeWords, urgencyWords } from '@jsjb/shared/ticket/words';
import { rateWords } from '@jsjb/shared/score/words';
import type { FormField, FormSpec, LookupSource } from '@/forms/formSpec';
import { choicesOf, noteField } from '@/features/ticket/actions/fields';
import { parseDays } from './days';
import { instantWords, lengthWords } from './ruleWords';

const why: FormField = {
  ...noteField('依据', '文号或会议，例如：国办发明电〔2026〕7号'),
  kind: 'line',
  max: 200,
};

/** `4h`, `2d`, `warning`: an instant of a rule as the value of a choice. */
type When = RulesView['alarms']['rules'][number]['when'];
const codeOf = (when: When): string =>
  typeof when === 'string' ? when : 'hours' in when ? `${when.hours}h` : `${when.days}d`;
function whenOf(code: string): When {
  if (code === 'warning' || code === 'due') return code;
  const amount = Number(code.slice(0, -1));
  return code.endsWith('h') ? { hours: amount } : { days: amount };
}
const instants = [
  'warning',
  'due',
  '1h',
  '2h',
  '4h',
  '8h',
  '24h',
  '1d',
  '2d',
  '3d',
  '5d',
  '7d',
  '10d',
  '15d',
  '20d',
  '30d',
];
const withOwn = (codes: readonly string[], own: string): string[] =>
  codes.includes(own) ? [...codes] : [own, ...codes];

export const alarmForm = ({ alarms }: RulesView): FormSpec => ({
  title: '修改预警与督办规则',
  submit: '发布',
  intro: '发布后，还没有触发的提醒按新规则计算；已经触发的不会重复。',
  initial: Object.fromEntries(alarms.rules.map(({ level, when }) => [level, codeOf(when)])),
  fields: [
    ...alarms.rules.map(({ level, when }): FormField => ({
      kind: 'pick',
      name: level,
      label: alarmWords[level],
      required: true,
      options: withOwn(instants, codeOf(when)).map((code) => ({
        value: code,
        label: instantWords(whenOf(code)),
      })),
    })),
    why,
  ],
  body: ({ note, ...filled }) => ({
    rules: Object.entries(filled).map(([level, code]) => ({ level, when: whenOf(String(code)) })),
    ...(note ? { note } : {}),
  }),
});

const shares = Array.from({ length: 21 }, (_, step) => String(step * 5));
const weightField = (rate: RateName): string => `weight-${rate}`;

export const scoreForm = ({ score }: RulesView): FormSpec => ({
  title: '修改考核规则',
  submit: '发布',
  intro: '从下个月起按新规则考核；本月和已经冻结的月份不变。各项权重之和应为 100%。',
  initial: {
    ...Object.fromEntries(
      rateNames.map((rate) => [weightField(rate), String(Math.round((score.weights[rate] ?? 0) * 100))]),
    ),
    fairlyIsSatisfied: score.fairlyIsSatisfied,
    responseHours: String(score.responseHours),
    freezeAfterDays: String(score.freezeAfterDays),
  },
  fields: [
    ...rateNames.map((rate): FormField => ({
      kind: 'pick',
      name: weightField(rate),
      label: `${rateWords[rate]}的权重`,
      required: true,
      options: withOwn(shares, String(Math.round((score.weights[rate] ?? 0) * 100))).map((value) => ({
        value,
        label: `${value}%`,
      })),
    })),
    {
      kind: 'flag',
      name: 'fairlyIsSatisfied',
      label: '“基本满意”算满意吗',
      required: true,
      yes: '算',
      no: '不算',
    },
    {
      kind: 'pick',
      name: 'responseHours',
      label: '多少小时内联系群众算响应',
      required: true,
      options: withOwn(['2', '4', '8', '12', '24', '48'], String(score.responseHours)).map((value) => ({
        value,
        label: `${value} 小时`,
      })),
    },
    {
      kind: 'pick',
      name: 'freezeAfterDays',
      label: '次月几日后可以冻结',
      required: true,
      options: withOwn(['3', '5', '7', '10', '15'], String(score.freezeAfterDays)).map((value) => ({
        value,
        label: `${value} 日`,
      })),
    },
    why,
  ],
  body: (filled) => ({
    weights: Object.fromEntries(
      rateNames.flatMap((rate) => {
        const share = Number(filled[weightField(rate)] ?? 0);
        return share > 0 ? [[rate, share / 100]] : [];
      }),
    ),
    fairlyIsSatisfied: filled['fairlyIsSatisfied'],
    responseHours: Number(filled['responseHours']),
    freezeAfterDays: Number(filled['freezeAfterDays']),
    ...(filled['note'] ? { note: filled['note'] } : {}),
  }),
});

export const calendarForm = (year: number): FormSpec => ({
  title: '导入一年的放假安排',
  submit: '核对并发布',
  intro: '照国务院办公厅的通知填写。周末不用写；放假包括连着的周末。已派出的工单仍按原来的日历。',
  initial: { year: String(year) },
  fields: [
    { kind: 'line', name: 'year', label: '年份', max: 4, required: true, input: 'tel' },
    {
      kind: 'text',
      name: 'daysOff',
      label: '放假',
      max: 1000,
      rows: 4,
      required: true,
      placeholder: '1月1日—3日，2月6日—12日，5月1日—5日，10月1日—7日',
    },
    {
      kind: 'text',
      name: 'daysWorked',
      label: '调休上班',
      max: 500,
      rows: 2,
      placeholder: '2月14日，9月26日',
    },
    why,
  ],
  body: ({ year: typed, daysOff, daysWorked, note }) => {
    const of = Number(typed);
    // What cannot be read goes along as it was typed: the server names it among the faults.
    const daysIn = (text: unknown): string[] => {
      const { days, faults } = parseDays(String(text ?? ''), of);
      return [...days, ...faults];
    };
    return {
      years: [{ year: of, daysOff: daysIn(daysOff), daysWorked: daysIn(daysWorked) }],
      ...(note ? { note } : {}),
    };
  },
});

export type LimitRule = RulesView['limits']['defaults'][number];

export const limitRuleForm = (categories: LookupSource): FormSpec => ({
  title: '添加一条时限规则',
  submit: '添加',
  intro: '不选的条件不限。先列的先适用；都不适用的，按目录规定的时限。',
  fields: [
    { kind: 'choice', name: 'type', label: '诉求类型', choices: choicesOf(ticketTypes, typeWords) },
    { kind: 'choice', name: 'urgency', label: '紧急程度', choices: choicesOf(urgencies, urgencyWords) },
    { kind: 'lookup', name: 'category', label: '诉求分类', source: categories },
    { kind: 'choice', name: 'limit', label: '时限', required: true, choices: choicesOf(limits, limitWords) },
  ],
});

const reviews = ['1h', '2h', '4h', '8h', '24h', '1d', '2d', '3d'];

const lengthField = (name: string, label: string, own: string): FormField => ({
  kind: 'pick',
  name,
  label,
  required: true,
  options: withOwn(reviews, own).map((code) => ({ value: code, label: lengthWords(whenOf(code)) })),
});

export function limitsForm({ limits: current }: RulesView, rules: readonly LimitRule[]): FormSpec {
  const returnReview = current.returnReview ? codeOf(current.returnReview) : '1d';
  const centre = current.centre ?? defaultCentreLimits;
  const own = Object.fromEntries(centreTasks.map((task) => [task, codeOf(centre[task])]));
  return {
    title: '发布时限规则',
    submit: '发布',
    intro: `共 ${rules.length} 条规则。发布后派出的工单适用，已派出的不变。单位只按工单在自己手里的时间考核。`,
    initial: { returnReview, ...own },
    fields: [
      lengthField('returnReview', '退单多久内审核', returnReview),
      ...centreTasks.map((task) =>
        lengthField(task, `${centreTaskWords[task]}多久内完成`, own[task] ?? '1d'),
      ),
      why,
    ],
    body: ({ returnReview: code, note, ...filled }) => ({
      returnReview: whenOf(String(code)),
      centre: Object.fromEntries(centreTasks.map((task) => [task, whenOf(String(filled[task]))])),
      defaults: rules,
      ...(note ? { note } : {}),
    }),
  };
}

export const categoryNameIn = (categories: readonly CategoryView[], code: string): string => {
  const found = categories.find((each) => each.code === code);
  return found ? found.level3 || found.level2 || found.level1 : code;
};

const stretches = [1, 2, 3] as const;

export const hoursForm = ({ unit, opening }: UnitHours): FormSpec => ({
  title: `${unit.name}的办公时间`,
  submit: '保存',
  intro:
    '即办、3 小时、24 小时的时限，对有办公时间的单位只在工作日的这些时段计算；群众看到的时限不变。都不填，按自然时间计。',
  initial: Object.fromEntries(
    opening.flatMap(([from, to], at) => [
      [`from${at + 1}`, from],
      [`to${at + 1}`, to],
    ]),
  ),
  fields: stretches.flatMap((at): FormField[] => [
    {
      kind: 'line',
      name: `from${at}`,
      label: `第 ${at} 段，开始`,
      max: 5,
      placeholder: at === 1 ? '08:30' : '14:30',
    },
    {
      kind: 'line',
      name: `to${at}`,
      label: `第 ${at} 段，结束`,
      max: 5,
      placeholder: at === 1 ? '12:00' : '18:00',
    },
  ]),
  body: (filled) => ({
    opening: stretches.flatMap((at) => {
      const [from, to] = [filled[`from${at}`], filled[`to${at}`]];
      return from || to ? [[from ?? '', to ?? '']] : [];
    }),
  }),
});
