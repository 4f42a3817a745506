/** The city's rules: read by the offices, published by the administrator. */
import type { rulesEndpoints } from '@jsjb/shared/rules/contract';
import { AppError } from '@jsjb/shared/kit/errors';
import type { UnitHours } from '@jsjb/shared/rules/contract';
import { setUnitHours } from './commands/setUnitHours';
import type { UnitDoc } from '../org';
import { publishAlarms, publishCalendar, publishLimits, publishScoreRules } from './commands/publishRules';
import { readRules } from './queries/rules';
import type { Caller } from '../deps';
import type { Handlers } from '../platform/features/feature';

const presentHours = ({ _id, name, kind, opening = [] }: UnitDoc): UnitHours => ({
  unit: { id: _id, name },
  kind,
  opening,
});
const by = ({ actor, now }: Caller, note: string) => ({ personId: actor.personId, now, note });

export const rulesHandlers: Handlers<typeof rulesEndpoints> = {
  readRules: ({ deps }) => readRules(deps),
  publishLimits: async ({ body: { note, ...change }, caller, deps }) => {
    await publishLimits(change, by(caller, note), deps);
    return readRules(deps);
  },
  publishScoreRules: async ({ body: { note, ...change }, caller, deps }) => {
    await publishScoreRules(change, by(caller, note), deps);
    return readRules(deps);
  },
  publishAlarms: async ({ body: { note, rules }, caller, deps }) => {
    await publishAlarms(rules, by(caller, note), deps);
    return readRules(deps);
  },
  listUnitHours: async ({ deps }) => {
    const { units } = await deps.city.snapshot();
    return { items: [...units.values()].filter(({ handles }) => handles).map(presentHours) };
  },
  setUnitHours: async ({ params: { id }, body: { opening }, caller, deps }) => {
    await setUnitHours(id, opening, deps, caller);
    const unit = (await deps.city.snapshot()).units.get(id);
    if (!unit) throw new AppError('NOT_FOUND');
    return presentHours(unit);
  },
  importCalendar: async ({ body: { note, years }, caller, deps }) => {
    await publishCalendar(years, by(caller, note), deps);
    return readRules(deps);
  },
};
