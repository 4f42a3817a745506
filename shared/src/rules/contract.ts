/** The city's rules as versions: limits, calendar, scores. What is published applies from now on, never backwards. */
import { rateNames } from '../score/rules';
import { unitKinds } from '../org/unit';
import { alarmLevels, limits, superviseLevels, ticketTypes, urgencies, audiences } from '../ticket/ticket';
import { centreTasks, type CentreTask } from '../ticket/terms';
import { endpoint } from '../kit/endpoint';
import { choice, count, flag, instant, note, slug, z } from '../kit/schema';
import { unitName } from '../ticket/view';

export const rulesKinds = ['calendar', 'limits', 'alarms', 'score'] as const;
export type RulesKind = (typeof rulesKinds)[number];

const monthDay = z.string('日期格式有误').check(z.regex(/^\d{2}-\d{2}$/, '请写成 月-日，例如 10-01'));
const year = z.strictObject({
  year: count.check(z.gte(2000, '年份有误'), z.lte(2100, '年份有误')),
  daysOff: z.array(monthDay).check(z.maxLength(60, '放假的天数太多')),
  daysWorked: z.array(monthDay).check(z.maxLength(30, '调休的天数太多')),
});
const length = z.union([
  z.strictObject({ hours: count.check(z.gte(1, '至少 1 小时'), z.lte(240, '最多 240 小时')) }),
  z.strictObject({ days: count.check(z.gte(1, '至少 1 个工作日'), z.lte(60, '最多 60 个工作日')) }),
]);
export const limitRule = z.strictObject({
  type: z.optional(choice(ticketTypes)),
  urgency: z.optional(choice(urgencies)),
  category: z.optional(slug),
  limit: choice(limits),
});
const share = z
  .number('请填写 0 到 1 的数')
  .check(z.gte(0, '请填写 0 到 1 的数'), z.lte(1, '请填写 0 到 1 的数'));

/** How long the centre may take for each of its own tasks. */
const centreLimits = z.strictObject(
  Object.fromEntries(centreTasks.map((task) => [task, length])) as Record<CentreTask, typeof length>,
);

export const limitsBody = z.strictObject({
  returnReview: length,
  /** As before when left out. */
  centre: z.optional(centreLimits),
  defaults: z.array(limitRule).check(z.maxLength(500, '规则太多')),
  note: note(200),
});
export const scoreBody = z.strictObject({
  weights: z.strictObject(
    Object.fromEntries(rateNames.map((name) => [name, z.optional(share)])) as Record<
      (typeof rateNames)[number],
      z.ZodMiniOptional<typeof share>
    >,
  ),
  fairlyIsSatisfied: flag,
  responseHours: count.check(z.gte(1, '至少 1 小时'), z.lte(240, '最多 240 小时')),
  freezeAfterDays: count.check(z.gte(1, '至少 1 天'), z.lte(28, '最多 28 天')),
  note: note(200),
});
export const calendarBody = z.strictObject({
  years: z.array(year).check(z.minLength(1, '没有任何一年的安排'), z.maxLength(20, '一次最多 20 年')),
  note: note(200),
});

/** When a rule of the scheduler speaks up; who is told and what it supervises stays as it is. */
const alarmWhen = z.union([choice(['warning', 'due']), length]);
export const alarmsBody = z.strictObject({
  rules: z
    .array(z.strictObject({ level: choice(alarmLevels), when: alarmWhen }))
    .check(z.minLength(1, '请至少填写一条'), z.maxLength(alarmLevels.length, '每一级只能写一条')),
  note: note(200),
});

const clockTime = z.string('请填写时间').check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请写成 08:30'));
/** Stretches of a working day in +08:00, one after the other; none: hour limits run in natural time. */
const openingHours = z.array(z.tuple([clockTime, clockTime]), '请填写时间').check(
  z.maxLength(3, '一天最多分三段'),
  z.refine(
    (stretches) => stretches.flat().every((time, at, all) => at === 0 || time > (all[at - 1] ?? '')),
    '结束要晚于开始，后一段要晚于前一段',
  ),
);
export const unitHoursBody = z.strictObject({ opening: openingHours });
const unitHours = z.object({ unit: unitName, kind: choice(unitKinds), opening: openingHours });

const rulesView = z.object({
  calendar: z.object({ version: z.string(), years: z.array(z.object(year.shape)) }),
  limits: z.object({
    version: z.string(),
    lengths: z.record(choice(limits), length),
    returnReview: z.optional(length),
    /** None under rules from before there were any. */
    centre: z.optional(z.object(centreLimits.shape)),
    defaults: z.array(z.object(limitRule.shape)),
  }),
  score: z.object({
    version: z.string(),
    weights: z.record(z.string(), z.number()),
    fairlyIsSatisfied: flag,
    responseHours: count,
    freezeAfterDays: count,
    /** From which month on the newest judges: the month after it was published. Absent: it judges now. */
    from: z.optional(z.string()),
  }),
  alarms: z.object({
    version: z.string(),
    rules: z.array(
      z.object({
        level: choice(alarmLevels),
        when: alarmWhen,
        tells: z.array(choice(audiences)),
        supervise: z.optional(choice(superviseLevels)),
      }),
    ),
  }),
  /** All that was published, the newest first. */
  versions: z.array(
    z.object({
      version: z.string(),
      kind: choice(rulesKinds),
      at: instant,
      by: z.string(),
      note: z.string(),
      inForce: flag,
    }),
  ),
});

const publish = <const P extends string, B extends z.ZodMiniType>(path: P, summary: string, body: B) =>
  endpoint({
    method: 'POST',
    path,
    tag: '规则',
    summary,
    body,
    response: rulesView,
    status: 200,
    ability: 'rules.publish',
    rate: 'write',
    idempotency: 'none',
  });

export const rulesEndpoints = {
  readRules: endpoint({
    method: 'GET',
    path: '/api/rules',
    tag: '规则',
    summary: '现行规则与历次版本：时限、工作日历、考核',
    response: rulesView,
    status: 200,
    ability: 'rules.read',
    rate: 'read',
    idempotency: 'none',
  }),
  publishLimits: publish('/api/rules/limits', '发布时限规则；已派出的工单仍按原版本', limitsBody),
  publishScoreRules: publish('/api/rules/score', '发布考核规则；已冻结的月份不变', scoreBody),
  publishAlarms: publish('/api/rules/alarms', '发布预警与督办规则：每一级什么时候触发', alarmsBody),
  listUnitHours: endpoint({
    method: 'GET',
    path: '/api/unit-hours',
    tag: '规则',
    summary: '各承办单位的办公时间；没有填写的按自然时间计',
    response: z.object({ items: z.array(unitHours) }),
    status: 200,
    ability: 'rules.read',
    rate: 'read',
    idempotency: 'none',
  }),
  setUnitHours: endpoint({
    method: 'POST',
    path: '/api/unit-hours/:id',
    tag: '规则',
    summary: '设定一个单位的办公时间；已派出的工单不变',
    params: z.strictObject({ id: slug }),
    body: unitHoursBody,
    response: unitHours,
    status: 200,
    ability: 'rules.publish',
    rate: 'write',
    idempotency: 'none',
  }),
  importCalendar: publish('/api/rules/calendar', '导入某一年的放假与调休安排', calendarBody),
};

export type UnitHours = z.output<typeof unitHours>;
export type RulesView = z.output<typeof rulesView>;

declare module '../kit/endpoint' {
  interface Abilities {
    'rules.read': true;
    'rules.publish': true;
  }
}
