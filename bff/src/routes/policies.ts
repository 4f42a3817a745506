/** The city's rules: read by the offices, published by the administrator. */
import { publishCalendar, publishLimits, publishScorePolicy } from '../commands/publishPolicy';
import { readPolicies } from '../queries/policies';
import type { Caller } from '../deps';
import type { Handlers } from './handler';

const by = ({ actor, now }: Caller, note: string) => ({ personId: actor.personId, now, note });

export const policyHandlers: Pick<
  Handlers,
  'readPolicies' | 'publishLimits' | 'publishScorePolicy' | 'importCalendar'
> = {
  readPolicies: ({ deps }) => readPolicies(deps),
  publishLimits: async ({ body: { note, ...change }, caller, deps }) => {
    await publishLimits(change, by(caller, note), deps);
    return readPolicies(deps);
  },
  publishScorePolicy: async ({ body: { note, ...change }, caller, deps }) => {
    await publishScorePolicy(change, by(caller, note), deps);
    return readPolicies(deps);
  },
  importCalendar: async ({ body: { note, years }, caller, deps }) => {
    await publishCalendar(years, by(caller, note), deps);
    return readPolicies(deps);
  },
};
