/** Who answers for a unit: the seats that are told of its matters, and why one of them may be empty. Pure. */

export const seatNames = [
  'handlers',
  'head',
  'firstResponsible',
  'deputy',
  'supervisors',
  'dispatchers',
  'admins',
  'agents',
] as const;
export type SeatName = (typeof seatNames)[number];

/** `unitId`: absent for those of the whole city. */
export interface Seat {
  seat: SeatName;
  unitId?: string;
}

/** Nobody holds it; who does, works here no more; is away; or has never signed in, so that nothing was read. */
export const gaps = ['unset', 'left', 'away', 'neverSignedIn'] as const;
export type Gap = (typeof gaps)[number];

/** Whom a message was meant for and whom it reached. */
export interface Heard {
  asked: Seat;
  /** Absent: there was nobody at all. */
  to?: Seat;
  /** How many people it reached. */
  count: number;
  gap?: Gap;
}

/** 第一责任人 away from one local day to another, both included, and who stands in meanwhile. */
export interface Absence {
  from: string;
  until: string;
  deputyId?: string;
}

/** `today`: YYYY-MM-DD. */
export const isAway = (absence: Absence | undefined, today: string): boolean =>
  absence !== undefined && absence.from <= today && today <= absence.until;

/** What the tree of units says of one unit. */
export interface DutyUnit {
  parentId?: string;
  /** Matters are sent to it; the city, the centre and the supervision office stand above no unit's duty. */
  handles: boolean;
}

/** Above every unit: the supervision office first, and in the end whoever sits at the centre. */
const summit: readonly Seat[] = [
  { seat: 'supervisors' },
  { seat: 'dispatchers' },
  { seat: 'admins' },
  { seat: 'agents' },
];
const centre: readonly Seat[] = [
  { seat: 'dispatchers' },
  { seat: 'admins' },
  { seat: 'supervisors' },
  { seat: 'agents' },
];

/** The seats of one unit, from those who work to those who answer. */
const ofUnit: Partial<Record<SeatName, readonly SeatName[]>> = {
  handlers: ['handlers', 'head', 'firstResponsible', 'deputy'],
  head: ['head', 'deputy', 'firstResponsible'],
  firstResponsible: ['firstResponsible', 'deputy'],
};

/** The unit and those above it, itself first. A ring of parents ends where it began. */
function upwards(unitId: string, units: ReadonlyMap<string, DutyUnit>): string[] {
  const passed = new Set<string>();
  for (let id: string | undefined = unitId; id && !passed.has(id); id = units.get(id)?.parentId)
    passed.add(id);
  return [...passed].filter((id) => id === unitId || units.get(id)?.handles);
}

/** In which order seats are tried until one of them hears: the one meant, then upward. */
export function seatsFor({ seat, unitId }: Seat, units: ReadonlyMap<string, DutyUnit>): Seat[] {
  const names = ofUnit[seat];
  if (!names || unitId === undefined) {
    const others = seat === 'supervisors' ? summit : centre;
    return [{ seat }, ...others.filter((other) => other.seat !== seat)];
  }
  const below = upwards(unitId, units).flatMap((id) => names.map((each) => ({ seat: each, unitId: id })));
  return [...below, ...summit];
}
