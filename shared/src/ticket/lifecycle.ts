/**
 * The life of a ticket as data: one row per action. The API, the buttons on the phone, the diagram in the docs
 * and the property tests all read this table.
 */
import type { Role } from '../people/role';
import { ticketStatuses, type TicketStatus } from './ticket';

/** How the actor must stand to the ticket. */
export type Relation =
  /** the requester, in person */
  | 'requester'
  /** anyone with the role: the centre works on every ticket */
  | 'anyone'
  /** an official of a unit with an open leg */
  | 'leg'
  /** an official of the unit that leads */
  | 'leadLeg'
  /** the grid worker of the ticket's grid */
  | 'grid'
  /** not the requester */
  | 'others';

export interface Transition {
  from: readonly TicketStatus[];
  /** Where it may lead; `same` leaves the status as it is. */
  to: readonly (TicketStatus | 'same')[];
  /** Statuses in which it never leads anywhere else, as when only a co-unit can still do it. */
  staysIn?: readonly TicketStatus[];
  by: Partial<Record<Role | 'system', Relation>>;
  /** The requester is told in words when this happens. */
  tellsRequester?: boolean;
}

const open = [
  'submitted',
  'pendingReview',
  'pendingSign',
  'handling',
  'returnReview',
  'reported',
  'pendingCallback',
  'shelved',
] as const satisfies readonly TicketStatus[];
const beforeReport = [
  'submitted',
  'pendingReview',
  'pendingSign',
  'handling',
  'returnReview',
  'shelved',
] as const satisfies readonly TicketStatus[];
const withUnit = ['pendingSign', 'handling'] as const;

export const lifecycle = {
  accept: {
    from: ['submitted'],
    to: ['pendingReview'],
    by: { agent: 'anyone', dispatcher: 'anyone' },
    tellsRequester: true,
  },
  answer: {
    from: ['submitted', 'pendingReview'],
    to: ['answered'],
    by: { agent: 'anyone', dispatcher: 'anyone' },
    tellsRequester: true,
  },
  refuse: {
    from: ['submitted', 'pendingReview'],
    to: ['refused'],
    by: { agent: 'anyone', dispatcher: 'anyone' },
    tellsRequester: true,
  },
  selfResolve: { from: ['submitted'], to: ['closed'], by: { gridWorker: 'requester' } },
  dispatch: {
    from: ['pendingReview'],
    to: ['pendingSign'],
    by: { dispatcher: 'anyone' },
    tellsRequester: true,
  },
  sign: {
    from: ['pendingSign', 'handling', 'reported'],
    to: ['handling', 'same'],
    staysIn: ['handling', 'reported'],
    by: { official: 'leg' },
    tellsRequester: true,
  },
  contact: { from: ['handling', 'shelved'], to: ['same'], by: { official: 'leg' } },
  transfer: {
    from: withUnit,
    to: ['pendingSign'],
    by: { official: 'leadLeg', dispatcher: 'anyone' },
    tellsRequester: true,
  },
  coHandle: { from: withUnit, to: ['same'], by: { official: 'leadLeg', dispatcher: 'anyone' } },
  requestReturn: { from: withUnit, to: ['returnReview'], by: { official: 'leadLeg' } },
  approveReturn: { from: ['returnReview'], to: ['pendingSign'], by: { dispatcher: 'anyone' } },
  rejectReturn: { from: ['returnReview'], to: ['pendingSign', 'handling'], by: { dispatcher: 'anyone' } },
  rule: { from: ['returnReview'], to: ['pendingSign'], by: { dispatcher: 'anyone' } },
  requestExtension: { from: ['handling'], to: ['same'], by: { official: 'leadLeg' } },
  decideExtension: { from: ['handling'], to: ['same'], by: { dispatcher: 'anyone' }, tellsRequester: true },
  report: {
    from: ['handling', 'reported'],
    to: ['reported', 'same'],
    staysIn: ['reported'],
    by: { official: 'leg' },
    tellsRequester: true,
  },
  verify: {
    from: ['reported'],
    to: ['pendingCallback', 'handling'],
    by: { dispatcher: 'anyone', gridWorker: 'grid' },
  },
  callback: {
    from: ['pendingCallback'],
    to: ['closed', 'handling', 'same'],
    by: { agent: 'anyone', dispatcher: 'anyone' },
    tellsRequester: true,
  },
  requestShelving: { from: ['handling'], to: ['same'], by: { official: 'leadLeg' } },
  decideShelving: {
    from: ['handling'],
    to: ['shelved', 'same'],
    by: { dispatcher: 'anyone' },
    tellsRequester: true,
  },
  resume: {
    from: ['shelved'],
    to: ['handling'],
    by: { official: 'leadLeg', dispatcher: 'anyone' },
    tellsRequester: true,
  },
  requestTermination: { from: ['handling'], to: ['same'], by: { official: 'leadLeg' } },
  decideTermination: {
    from: ['handling'],
    to: ['terminated', 'same'],
    by: { dispatcher: 'anyone' },
    tellsRequester: true,
  },
  withdraw: { from: beforeReport, to: ['withdrawn'], by: { resident: 'requester', gridWorker: 'requester' } },
  supplement: {
    from: open,
    to: ['same'],
    by: { resident: 'requester', gridWorker: 'requester', agent: 'anyone' },
  },
  urge: { from: open, to: ['same'], by: { resident: 'requester', agent: 'anyone' } },
  join: { from: beforeReport, to: ['same'], by: { resident: 'others' } },
  rate: { from: ['closed', 'answered'], to: ['same'], by: { resident: 'requester' } },
  merge: {
    from: ['submitted', 'pendingReview'],
    to: ['merged'],
    by: { dispatcher: 'anyone' },
    tellsRequester: true,
  },
  follow: { from: ['merged'], to: ['pendingCallback'], by: { system: 'anyone' } },
  // The other ended without having been handled: nobody's matter ends with somebody else's.
  unmerge: { from: ['merged'], to: ['pendingReview'], by: { system: 'anyone' }, tellsRequester: true },
  alarm: { from: ['pendingSign', 'handling', 'returnReview'], to: ['same'], by: { system: 'anyone' } },
  supervise: { from: open, to: ['same'], by: { supervisor: 'anyone', dispatcher: 'anyone' } },
} as const satisfies Record<string, Transition>;

export type ActionName = keyof typeof lifecycle;
export const actionNames = Object.keys(lifecycle) as ActionName[];
export const transitionOf = (action: ActionName): Transition => lifecycle[action];

const openTo = new Map<string, readonly ActionName[]>();
/** The actions of the table for a role in a status, whoever the person is; looked up for every row of a list. */
export function actionsOpenTo(role: Role | 'system', status: TicketStatus): readonly ActionName[] {
  const cell = `${role} ${status}`;
  const known = openTo.get(cell);
  if (known) return known;
  const open = actionNames.filter((action) => {
    const { by, from } = transitionOf(action);
    return by[role] !== undefined && from.includes(status);
  });
  openTo.set(cell, open);
  return open;
}

/** The arrows of a row: from which status to which other, or to itself anew. */
export const arrowsOf = (row: Transition): [TicketStatus, TicketStatus][] =>
  row.from
    .filter((from) => !row.staysIn?.includes(from))
    .flatMap((from) =>
      row.to.filter((to) => to !== 'same').map((to): [TicketStatus, TicketStatus] => [from, to]),
    );

/** Statuses in which nobody waits for anything any more. */
export const finalStatuses: readonly TicketStatus[] = [
  'closed',
  'answered',
  'refused',
  'terminated',
  'withdrawn',
];
export const openStatuses: readonly TicketStatus[] = open;
export const isOpen = (status: TicketStatus): boolean => openStatuses.includes(status);

/**
 * Proves the graph: every status is reached from `submitted`, every open status can reach an end, no row names an
 * unknown status or nobody. Called at start-up; throws with every fault found.
 */
export function proveLifecycle(table: Record<string, Transition> = lifecycle): void {
  const faults = new Set<string>();
  const known = new Set<string>(ticketStatuses);
  const edges = new Map<string, Set<string>>();
  for (const [action, row] of Object.entries(table)) {
    if (Object.keys(row.by).length === 0) faults.add(`${action}: nobody may do it`);
    if (row.from.length === 0) faults.add(`${action}: never possible`);
    if (row.to.length === 0) faults.add(`${action}: leads to no status`);
    for (const status of [...row.from, ...row.to, ...(row.staysIn ?? [])]) {
      if (status !== 'same' && !known.has(status)) faults.add(`${action}: unknown status ${status}`);
    }
    for (const [from, to] of arrowsOf(row)) edges.set(from, (edges.get(from) ?? new Set()).add(to));
  }
  const reach = (start: string): Set<string> => {
    const seen = new Set([start]);
    for (const status of seen) for (const next of edges.get(status) ?? []) seen.add(next);
    return seen;
  };
  const reached = reach('submitted');
  for (const status of ticketStatuses) {
    if (!reached.has(status)) faults.add(`${status}: cannot be reached`);
    const ends = [...reach(status)].some((next) => (finalStatuses as readonly string[]).includes(next));
    if (!ends) faults.add(`${status}: leads nowhere`);
  }
  if (faults.size > 0) throw new Error(`The ticket life cycle is not sound:\n${[...faults].join('\n')}`);
}
