/**
 * How each sample ticket comes to its stage: who opens it, then who does what, each at its past instant.
 * Pure: nothing is stored here. Instants are relative to now, so the demo is as fresh on a holiday as on any day.
 */
import type { SourceName } from '@jsjb/shared/intake/source';
import type { PublicAction } from '@jsjb/shared/ticket/actionContract';
import { DAY_MS, localDate } from '@jsjb/shared/calendar/calendar';
import { AppError } from '@jsjb/shared/kit/errors';
import type { Actor } from '@jsjb/shared/kit/role';
import { deriveDue } from '@jsjb/shared/ticket/deadline';
import type { Rules } from '@jsjb/shared/ticket/terms';
import type { Limit, TicketStatus } from '@jsjb/shared/ticket/ticket';
import type { Cast } from './cast';
import type { DemoTicket } from './city';

/** What somebody does, and how many minutes after the step before. */
interface Beat {
  by: Actor;
  name: PublicAction;
  body: Record<string, unknown>;
  after: number;
}

export interface Step extends Omit<Beat, 'after'> {
  at: Date;
}

export interface TicketScript {
  id: string;
  stage: TicketStatus;
  key: string;
  opener: Actor;
  openedAt: Date;
  /** The body of a submission, without the poster's signed code. */
  opening: Record<string, unknown>;
  posterNumber: string | null;
  steps: Step[];
}

const MINUTE_MS = 60_000;
/** Minutes of actual work: well inside the limit. */
const work: Record<Limit, number> = { instant: 20, '3h': 60, '24h': 480, '3d': 1500, '5d': 2400 };

/** Where a matter of the street is sent first when nobody looked closely. */
const WRONG_UNITS = ['urban-management-bureau', 'housing-bureau'] as const;

/** A day limit needs the official calendar; beyond it the dispatcher would choose hours, and so does the sample. */
function countable(limit: Limit, at: Date, rules: Rules): Limit {
  try {
    deriveDue({ limit, startedAt: at }, rules);
    return limit;
  } catch (error) {
    if (error instanceof AppError && error.code === 'CALENDAR_NOT_COVERED') return '24h';
    throw error;
  }
}

interface Scene {
  ticket: DemoTicket;
  cast: Cast;
  now: Date;
  limit: Limit;
}

const leadOf = ({ ticket, cast }: Scene): Actor => cast.official(ticket.leadUnitId ?? '');

const accept = ({ ticket, cast }: Scene): Beat => ({
  by: cast.agent,
  name: 'accept',
  body: { type: ticket.type, urgency: ticket.urgency, category: ticket.categoryCode },
  after: 6,
});

const dispatch = ({ ticket, cast, limit }: Scene, leadUnitId = ticket.leadUnitId): Beat => ({
  by: cast.dispatcher,
  name: 'dispatch',
  body: {
    leadUnitId,
    coUnitIds: ticket.coUnitIds,
    mode: ticket.coUnitIds.length > 0 ? 'double' : 'direct',
    category: ticket.categoryCode,
    limit,
  },
  after: 12,
});

const sign = (by: Actor): Beat => ({ by, name: 'sign', body: {}, after: 15 });
const contact = (by: Actor, note: string, after = 25): Beat => ({
  by,
  name: 'contact',
  body: { method: 'phone', reached: true, note },
  after,
});
const report = (by: Actor, text: string, after: number): Beat => ({
  by,
  name: 'report',
  body: { text, solved: true },
  after,
});

const textsOf = (ticket: DemoTicket, unitId: string | null): string[] =>
  ticket.replies.filter((reply) => reply.unitId === unitId).map((reply) => reply.text);

const workOf = ({ ticket, limit }: Scene): number => work[limit] * ticket.pace;

/** The lead signs and calls; what it told the resident meanwhile stands in the notes of its calls. */
function signAndContact(scene: Scene, told: readonly string[]): Beat[] {
  const { ticket, cast } = scene;
  const lead = leadOf(scene);
  const notes = told.length > 0 ? told : ['已与反映人电话联系，了解了具体情况，说明了办理安排。'];
  return [
    sign(lead),
    ...ticket.coUnitIds.map((id) => sign(cast.official(id))),
    ...notes.map((note, i) => contact(lead, note, i === 0 ? 25 : workOf(scene) * 0.4)),
  ];
}

function handle(scene: Scene): Beat[] {
  const { ticket, cast } = scene;
  const told = textsOf(ticket, ticket.leadUnitId);
  const helped = ticket.coUnitIds.map((id) =>
    report(cast.official(id), textsOf(ticket, id).join('\n') || '已配合主办单位到现场处置。', 30),
  );
  return [
    ...signAndContact(scene, told.slice(0, -1)),
    ...(ticket.turn === 'urged' ? [urge(scene)] : []),
    ...helped,
    report(leadOf(scene), told.at(-1) ?? '您反映的事项已经办理。', workOf(scene) * 0.5),
  ];
}

/** A grid worker's own report is urged by the centre. */
const urge = ({ cast }: Scene): Beat => ({
  by: cast.opener.role === 'resident' ? cast.opener : cast.agent,
  name: 'urge',
  body: { text: '请问什么时候能处理好？' },
  after: 45,
});

/** Whoever lives nearest looks: the grid worker where the grid is known, otherwise the centre reads the papers. */
const verify = ({ cast }: Scene, round: 'first' | 'again' = 'first'): Beat => {
  const first = cast.gridWorker ?? cast.dispatcher;
  // Each round is let pass by another than the last.
  const second = cast.gridWorker ? cast.dispatcher : cast.otherDispatcher;
  const by = round === 'first' ? first : second;
  const seen = by.role === 'gridWorker';
  return {
    by,
    name: 'verify',
    body: {
      passed: true,
      note: seen ? '已到现场核实，与反馈情况一致。' : '已核对办理情况，可以回访。',
    },
    after: 60,
  };
};

const call = ({ cast }: Scene, body: Record<string, unknown>): Beat => ({
  by: cast.caller,
  name: 'callback',
  body,
  after: 90,
});

function callBack(scene: Scene): Beat {
  const { solved, satisfaction, words } = scene.ticket.callback ?? {
    solved: true,
    satisfaction: 'satisfied',
    words: '',
  };
  return call(scene, { contacted: true, solved, satisfaction, note: words });
}

/** The resident was not content the first time: the same unit does it again. */
const doneAgain = (scene: Scene): Beat[] => [
  call(scene, {
    contacted: true,
    solved: false,
    satisfaction: 'dissatisfied',
    note: '只来人看了看，问题还在。',
  }),
  contact(leadOf(scene), '已再次到现场，当面向反映人说明了处理办法。', workOf(scene) * 0.2),
  report(leadOf(scene), '已重新处理到位，并请反映人现场看过。', workOf(scene) * 0.3),
  verify(scene, 'again'),
];

/** What came between verification and the call that closes. */
function beforeCall(scene: Scene): Beat[] {
  if (scene.ticket.turn === 'redone') return doneAgain(scene);
  if (scene.ticket.turn === 'unanswered') return [call(scene, { contacted: false, note: '电话无人接听。' })];
  return [];
}

const askReturn = ({ ticket, cast }: Scene, unitId = ticket.leadUnitId ?? ''): Beat => ({
  by: cast.official(unitId),
  name: 'requestReturn',
  body: {
    reason: '经现场核实，该处设施尚未移交我单位管养，权属单位另有其人，请中心重新研判派单。',
    evidence: ['现场勘查记录', '设施移交清单'],
  },
  after: 60,
});

/** Shelving is asked for by the unit's head, to be looked at again after a quarter. */
function shelve(scene: Scene): Beat[] {
  const { ticket, cast, now } = scene;
  const told = textsOf(ticket, ticket.leadUnitId);
  return [
    {
      by: cast.head(ticket.leadUnitId ?? ''),
      name: 'requestShelving',
      body: {
        reason: '受年度计划和名额限制，需待下一批安排方可实施，申请挂账并定期通报进展。',
        reviewDate: localDate(new Date(now.getTime() + 90 * DAY_MS)),
      },
      after: 120,
    },
    {
      by: cast.dispatcher,
      name: 'decideShelving',
      body: { approved: true, note: '计划和理由清楚，同意挂账。' },
      after: 120,
    },
    ...told.slice(1).map((note) => contact(leadOf(scene), note, 60)),
  ];
}

const answer = ({ ticket, cast }: Scene): Beat => ({
  by: cast.agent,
  name: 'answer',
  body: { text: ticket.replies.at(-1)?.text },
  after: 9,
});
const refuse = ({ ticket, cast }: Scene): Beat => ({
  by: cast.agent,
  name: 'refuse',
  body: { reason: ticket.refusal, text: ticket.replies.at(-1)?.text },
  after: 11,
});

/** Sent to a unit that was not meant, which says so; the centre sends it on. */
function sentTwice(scene: Scene): Beat[] {
  const { ticket, cast } = scene;
  const wrong = WRONG_UNITS.find((id) => id !== ticket.leadUnitId) ?? '';
  return [
    accept(scene),
    dispatch(scene, wrong),
    askReturn(scene, wrong),
    {
      by: cast.dispatcher,
      name: 'approveReturn',
      body: {
        leadUnitId: ticket.leadUnitId,
        coUnitIds: ticket.coUnitIds,
        note: '退单理由成立，改派权属单位。',
      },
      after: 40,
    },
  ];
}

const sent = (scene: Scene): Beat[] =>
  scene.ticket.turn === 'returned' ? sentTwice(scene) : [accept(scene), dispatch(scene)];
const verified = (scene: Scene): Beat[] => [...sent(scene), ...handle(scene), verify(scene)];

/** The way to each stage the samples use. */
const ways: Partial<Record<TicketStatus, (scene: Scene) => Beat[]>> = {
  submitted: () => [],
  pendingReview: (scene) => [accept(scene)],
  pendingSign: sent,
  handling: (scene) => [
    ...sent(scene),
    ...signAndContact(scene, textsOf(scene.ticket, scene.ticket.leadUnitId)),
  ],
  returnReview: (scene) => [accept(scene), dispatch(scene), askReturn(scene)],
  shelved: (scene) => [
    ...sent(scene),
    ...signAndContact(scene, textsOf(scene.ticket, scene.ticket.leadUnitId).slice(0, 1)),
    ...shelve(scene),
  ],
  reported: (scene) => [...sent(scene), ...handle(scene)],
  pendingCallback: verified,
  closed: (scene) => [...verified(scene), ...beforeCall(scene), callBack(scene)],
  answered: (scene) => [answer(scene)],
  refused: (scene) => [refuse(scene)],
};

/** Everything is over by now: a story longer than the time since the ticket was opened is told faster. */
function timed(beats: readonly Beat[], openedAt: Date, now: Date): Step[] {
  const length = beats.reduce((sum, { after }) => sum + after, 0) * MINUTE_MS;
  const pace = Math.min(1, (0.85 * (now.getTime() - openedAt.getTime())) / length);
  let at = openedAt.getTime();
  return beats.map(({ after, ...beat }) => {
    at += after * MINUTE_MS * pace;
    return { ...beat, at: new Date(Math.round(at)) };
  });
}

/** The door of each post that opens a sample ticket. */
const doors: Partial<Record<string, SourceName>> = { agent: 'desk', gridWorker: 'fieldReport' };

const opening = ({ ticket, cast }: Scene): Record<string, unknown> => ({
  source: doors[cast.opener.role] ?? 'miniapp',
  type: ticket.type,
  content: ticket.content,
  urgency: ticket.urgency,
  place: { text: ticket.place, point: cast.point },
  anonymous: ticket.anonymous,
  ...(cast.opener.role === 'resident'
    ? {}
    : { onBehalf: true, contact: { name: cast.requester.name, phone: cast.requester.phone } }),
});

export function ticketScript(ticket: DemoTicket, cast: Cast, now: Date, rules: Rules): TicketScript {
  const way = ways[ticket.stage];
  if (!way) throw new Error(`No way leads sample ticket ${ticket.id} to ${ticket.stage}`);
  const openedAt = new Date(now.getTime() - ticket.submittedHoursAgo * 60 * MINUTE_MS);
  const scene: Scene = {
    ticket,
    cast,
    now,
    limit: countable(ticket.limit, now, rules),
  };
  const key = `seed.${ticket.id}`;
  return {
    id: ticket.id,
    stage: ticket.stage,
    key,
    opener: cast.opener,
    openedAt,
    opening: opening(scene),
    posterNumber: cast.posterNumber,
    steps: timed(way(scene), openedAt, now),
  };
}
