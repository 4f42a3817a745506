/** Which roles hold which ability of the contract. Abilities on one ticket are decided by the life cycle. */
import type { Ability } from '@jsjb/shared/kit/endpoint';
import type { SuggestionAction } from '@jsjb/shared/suggestion/event';
import { suggestionActions, suggestionLife } from '@jsjb/shared/suggestion/lifecycle';
import type { ActionName } from '@jsjb/shared/ticket/action';
import { actionNames, lifecycle } from '@jsjb/shared/ticket/lifecycle';
import type { Role } from '@jsjb/shared/kit/role';

const everyone: readonly Role[] = [
  'resident',
  'agent',
  'dispatcher',
  'official',
  'gridWorker',
  'supervisor',
  'leader',
  'admin',
];
const staff = everyone.filter((role) => role !== 'resident');

type GeneralAbility = Exclude<
  Ability,
  'public' | 'demo' | 'photo.read' | `ticket.${ActionName}` | `suggestion.${SuggestionAction}`
>;

/** Who may approve that another sees an identity. */
export const approverRoles = ['dispatcher', 'supervisor'] as const satisfies readonly Role[];

const holders: Record<GeneralAbility, readonly Role[]> = {
  signedIn: everyone,
  'ticket.submit': ['resident', 'agent', 'gridWorker'],
  'ticket.list': everyone,
  'ticket.read': everyone,
  'ticket.similar': everyone,
  'photo.upload': everyone,
  'unit.list': staff,
  'unmask.decide': approverRoles,
  'ticket.unmask': ['agent', 'dispatcher', 'official', 'supervisor'],
  secondFactor: staff,
  'ticket.advise': ['agent', 'dispatcher'],
  'ticket.watch': ['supervisor', 'leader'],
  'rules.read': staff,
  'rules.publish': ['admin'],
  'score.read': staff.filter((role) => role !== 'gridWorker'),
  'score.export': ['dispatcher', 'supervisor', 'admin'],
  'score.freeze': ['supervisor', 'admin'],
  'exclusion.propose': ['official', 'dispatcher'],
  'exclusion.decide': ['supervisor'],
  'ruling.list': staff.filter((role) => role !== 'gridWorker'),
  'visit.record': ['gridWorker'],
  'visit.list': ['gridWorker'],
  'content.judge': ['agent', 'dispatcher'],
  'roster.import': ['admin'],
  'outbox.manage': ['admin'],
  'poster.manage': ['dispatcher', 'admin'],
  'suggestion.submit': ['resident'],
  'suggestion.campaign': ['dispatcher', 'admin'],
  'suggestion.file': ['dispatcher', 'admin'],
  'suggestion.unmask': ['agent', 'dispatcher', 'official'],
  'reward.propose': ['official'],
  'reward.judge': ['dispatcher', 'supervisor', 'leader', 'admin', 'official'],
  'reward.finance': ['admin'],
  'reward.ledger': ['admin', 'supervisor', 'leader'],
  'supervision.read': ['supervisor', 'dispatcher', 'agent', 'leader'],
  'summary.read': ['leader', 'supervisor', 'dispatcher', 'agent', 'admin'],
};

/** Open to strangers: a poster's place, a signed photo address, the demo's sign-in. */
export const isOpenToAll = (ability: Ability): boolean =>
  ability === 'public' || ability === 'demo' || ability === 'photo.read';

/** False only when the role can never do it; the row itself is judged later. */
export function roleHolds(ability: Ability, role: Role): boolean {
  if (isOpenToAll(ability)) return true;
  return holders[ability as GeneralAbility]?.includes(role) ?? true;
}

/** What a post may do at all, for its pages to be found: an action stands here when some ticket may allow it. */
export function abilitiesOf(role: Role): Ability[] {
  const general = (Object.keys(holders) as GeneralAbility[]).filter((ability) => roleHolds(ability, role));
  const onTickets = actionNames.filter((action) => lifecycle[action].by[role] !== undefined);
  const onSuggestions = suggestionActions.filter((action) => suggestionLife[action].by[role] !== undefined);
  return [
    ...general,
    ...onTickets.map((action) => `ticket.${action}` as const),
    ...onSuggestions.map((action) => `suggestion.${action}` as const),
  ];
}
