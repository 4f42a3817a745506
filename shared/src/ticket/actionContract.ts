/** The actions on a ticket: one endpoint each, its body here, its rules in the life cycle. */
import type { ActionName } from './action';
import { CONTENT_MAX } from './contract';
import { actionNames } from './lifecycle';
import {
  contactMethods,
  dispatchModes,
  limits,
  MAX_EXTENSION_DAYS,
  refusalReasons,
  satisfactions,
  superviseLevels,
  ticketTypes,
  urgencies,
  verdicts,
} from './ticket';
import { actionWords } from './words';
import type { Ability, Endpoint } from '../kit/endpoint';
import {
  choice,
  count,
  flag,
  localDate,
  note,
  objectId,
  photoIds,
  slug,
  text,
  version,
  z,
} from '../kit/schema';
import { ticketDetail } from './view';

const units = z._default(z.array(slug, '请选择单位').check(z.maxLength(5, '协办单位最多 5 个')), []);
/** The record of a joint meeting (联席会议). */
const meeting = {
  agenda: note(),
  attendeeUnitIds: z._default(z.array(slug, '请选择单位').check(z.maxLength(20, '最多 20 个单位')), []),
  precedent: z._default(flag, true),
};
/** The reason is told to the requester in the unit's own words; the note is not. */
const asking = { reason: text(500), note: z.optional(text(500)) };
const deciding = { approved: flag, note: note(), toResident: z.optional(text(500)) };
const assignment = { leadUnitId: slug, coUnitIds: units, note: note() };

const stars = count.check(z.gte(1, '请选 1 到 5 颗星'), z.lte(5, '请选 1 到 5 颗星'));

/** What each action carries beside the version. `follow` and `alarm` are the server's own, without endpoints. */
const bodies = {
  accept: {
    type: z.optional(choice(ticketTypes)),
    urgency: z.optional(choice(urgencies)),
    category: z.optional(slug),
    note: note(),
  },
  answer: { text: text(2000) },
  refuse: { reason: choice(refusalReasons), text: text(1000) },
  selfResolve: { text: text(2000), photos: photoIds() },
  /** The meeting counts with mode `ruling` only. */
  dispatch: {
    ...assignment,
    ...meeting,
    note: note(1000),
    mode: choice(dispatchModes),
    category: slug,
    limit: choice(limits),
  },
  sign: {},
  contact: { method: choice(contactMethods), reached: flag, note: note() },
  transfer: { unitId: slug, reason: text(500) },
  coHandle: {
    coUnitIds: z.array(slug, '请选择单位').check(z.minLength(1, '请选择单位'), z.maxLength(5)),
    note: note(),
  },
  requestReturn: {
    reason: text(500),
    evidence: z._default(z.array(text(500)).check(z.maxLength(9)), []),
    photos: photoIds(),
  },
  approveReturn: assignment,
  rejectReturn: { note: text(500) },
  rule: { ...assignment, ...meeting, note: text(1000) },
  requestExtension: {
    ...asking,
    days: count.check(
      z.gte(1, '至少 1 个工作日'),
      z.lte(MAX_EXTENSION_DAYS, `最多 ${MAX_EXTENSION_DAYS} 个工作日`),
    ),
  },
  decideExtension: deciding,
  report: { text: text(2000), photos: photoIds(), before: z.optional(count.check(z.gte(0))), solved: flag },
  verify: { passed: flag, note: note(), photos: photoIds() },
  callback: {
    contacted: flag,
    solved: z.optional(flag),
    satisfaction: z.optional(choice(satisfactions)),
    note: note(),
  },
  verdict: {
    verdict: choice(verdicts),
    stars: z.optional(stars),
    text: note(),
    photos: photoIds(),
  },
  object: { call: count.check(z.gte(0)), text: note() },
  reopen: { text: text(1000), photos: photoIds() },
  requestShelving: { ...asking, reviewDate: localDate },
  decideShelving: deciding,
  resume: { note: note() },
  requestTermination: asking,
  decideTermination: deciding,
  withdraw: { reason: note() },
  supplement: { text: text(CONTENT_MAX), photos: photoIds() },
  urge: { text: note() },
  /** With what had been written before it was found to be the same matter. */
  join: { text: z.optional(text(CONTENT_MAX)), photos: photoIds() },
  leave: {},
  neighbourAnswer: { verdict: choice(verdicts), text: note(), photos: photoIds() },
  rate: {
    stars,
    satisfaction: choice(satisfactions),
    text: note(),
  },
  merge: { parentId: objectId, note: note() },
  unmerge: { reason: text(500) },
  supervise: { level: choice(superviseLevels), note: text(500) },
} satisfies Record<Exclude<ActionName, 'follow' | 'alarm'>, z.core.$ZodShape>;

export type PublicAction = keyof typeof bodies;
export const publicActions = actionNames.filter((name): name is PublicAction => name in bodies);

/** A resident's word may be added whatever has happened since; everyone else acts on what they saw. */
const unguarded = [
  'supplement',
  'urge',
  'join',
  'leave',
  'neighbourAnswer',
  'rate',
  'withdraw',
  'verdict',
  'object',
  'reopen',
] as const satisfies readonly PublicAction[];
export const isGuarded = (action: PublicAction): boolean => !unguarded.includes(action as Unguarded);

type Unguarded = (typeof unguarded)[number];
type VersionOf<A extends PublicAction> = A extends Unguarded
  ? z.ZodMiniOptional<typeof version>
  : typeof version;
/** The action's own fields and the version. The conditional only tells the compiler what is so anyway. */
type Shape<A extends PublicAction> = {
  [K in keyof (typeof bodies)[A] | 'version']: K extends keyof (typeof bodies)[A]
    ? (typeof bodies)[A][K] extends z.core.$ZodType
      ? (typeof bodies)[A][K]
      : never
    : VersionOf<A>;
};
type Body<A extends PublicAction> = z.ZodMiniObject<Shape<A>, z.core.$strict>;
export type ActionBody<A extends PublicAction> = z.output<Body<A>>;

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export type ActionEndpoint<A extends PublicAction> = Omit<
  Endpoint,
  'body' | 'params' | 'query' | 'response' | 'ability'
> & {
  ability: Ability;
  params: typeof actionParams;
  body: Body<A>;
  response: typeof ticketDetail;
};

const actionParams = z.strictObject({ id: objectId });

function actionEndpoint<A extends PublicAction>(action: A): ActionEndpoint<A> {
  const guarded = isGuarded(action);
  const body = z.strictObject({ ...bodies[action], version: guarded ? version : z.optional(version) });
  return {
    method: 'POST',
    path: `/api/tickets/:id/${kebab(action)}`,
    tag: '工单操作',
    summary: actionWords[action],
    params: actionParams,
    body: body as unknown as Body<A>,
    response: ticketDetail,
    status: 200,
    ability: `ticket.${action}`,
    rate: 'write',
    idempotency: guarded ? 'version' : 'none',
  };
}

/** action name → endpoint, one for each public row of the life cycle. */
export const ticketActions = Object.fromEntries(
  publicActions.map((action) => [action, actionEndpoint(action)]),
) as { [A in PublicAction]: ActionEndpoint<A> };

type ActionAbilities = Record<`ticket.${ActionName}`, true>;

declare module '../kit/endpoint' {
  interface Abilities extends ActionAbilities {}
}
