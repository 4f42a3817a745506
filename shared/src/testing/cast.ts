/** The people and units of the tests: one person per way of relation to a ticket. */
import type { Actor } from '../kit/role';
import { systemActor } from '../kit/role';
import type { UnitRef } from '../org/unit';

const unit = (id: string, ...above: string[]): UnitRef => ({ id, path: ['city', ...above, id] });

/** A small city: roads has a crew below it, heating and water stand beside it, the town has a village. */
export const units = {
  centre: unit('centre'),
  roads: unit('roads'),
  roadsCrew: unit('roadsCrew', 'roads'),
  heating: unit('heating'),
  water: unit('water'),
  town: unit('town'),
  village: unit('village', 'town'),
} as const;

export const GRID = 'grid-7';

export const cast = {
  resident: { personId: 'wang', role: 'resident' },
  neighbour: { personId: 'li', role: 'resident' },
  agent: { personId: 'zhao', role: 'agent', unitId: 'centre' },
  dispatcher: { personId: 'qian', role: 'dispatcher', unitId: 'centre' },
  roadsHead: { personId: 'sun', role: 'official', unitId: 'roads', head: true },
  roadsClerk: { personId: 'zhou', role: 'official', unitId: 'roads' },
  crewClerk: { personId: 'wu', role: 'official', unitId: 'roadsCrew' },
  heatingHead: { personId: 'zheng', role: 'official', unitId: 'heating', head: true },
  waterHead: { personId: 'feng', role: 'official', unitId: 'water', head: true },
  townHead: { personId: 'chen', role: 'official', unitId: 'town', head: true },
  gridWorker: { personId: 'chu', role: 'gridWorker', unitId: 'village', gridId: GRID },
  farGridWorker: { personId: 'wei', role: 'gridWorker', unitId: 'village', gridId: 'grid-8' },
  supervisor: { personId: 'jiang', role: 'supervisor', unitId: 'supervision' },
  leader: { personId: 'shen', role: 'leader', unitId: 'city' },
  admin: { personId: 'han', role: 'admin', unitId: 'centre' },
  system: systemActor,
} as const satisfies Record<string, Actor>;

export type CastName = keyof typeof cast;
export const castNames = Object.keys(cast) as CastName[];
export const actorOf = (name: CastName): Actor => cast[name];
