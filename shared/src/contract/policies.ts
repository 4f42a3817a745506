/** The city's rules as versions: limits, calendar, scores. What is published applies from now on, never backwards. */
import { rateNames } from '../score/policy';
import { limits, ticketTypes, urgencies } from '../ticket/ticket';
import { endpoint } from './endpoint';
import { choice, count, flag, instant, note, slug, z } from './schema';

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
const limitRule = z.strictObject({
  type: z.optional(choice(ticketTypes)),
  urgency: z.optional(choice(urgencies)),
  category: z.optional(slug),
  limit: choice(limits),
});
const share = z
  .number('请填写 0 到 1 的数')
  .check(z.gte(0, '请填写 0 到 1 的数'), z.lte(1, '请填写 0 到 1 的数'));

export const limitsBody = z.strictObject({
  returnReview: length,
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

const policiesView = z.object({
  calendar: z.object({ version: z.string(), years: z.array(z.object(year.shape)) }),
  limits: z.object({
    version: z.string(),
    lengths: z.record(choice(limits), length),
    returnReview: z.optional(length),
    defaults: z.array(z.object(limitRule.shape)),
  }),
  score: z.object({
    version: z.string(),
    weights: z.record(z.string(), z.number()),
    fairlyIsSatisfied: flag,
    responseHours: count,
    freezeAfterDays: count,
  }),
  /** All that was published, the newest first. */
  versions: z.array(
    z.object({ version: z.string(), kind: z.string(), at: instant, by: z.string(), note: z.string() }),
  ),
});

const publish = <const P extends string, B extends z.ZodMiniType>(path: P, summary: string, body: B) =>
  endpoint({
    method: 'POST',
    path,
    tag: '规则',
    summary,
    body,
    response: policiesView,
    status: 200,
    ability: 'policy.publish',
    rate: 'write',
    idempotency: 'none',
  });

export const policyEndpoints = {
  readPolicies: endpoint({
    method: 'GET',
    path: '/api/policies',
    tag: '规则',
    summary: '现行规则与历次版本：时限、工作日历、考核',
    response: policiesView,
    status: 200,
    ability: 'policy.read',
    rate: 'read',
    idempotency: 'none',
  }),
  publishLimits: publish('/api/policies/limits', '发布时限规则；已派出的工单仍按原版本', limitsBody),
  publishScorePolicy: publish('/api/policies/score', '发布考核规则；已冻结的月份不变', scoreBody),
  importCalendar: publish('/api/policies/calendar', '导入某一年的放假与调休安排', calendarBody),
};

export type PoliciesView = z.output<typeof policiesView>;
