/** Every public action as a button and a form; which of them are shown, the server says. */
import type { PublicAction } from '@jsjb/shared/contract/actions';
import type { TicketDetail } from '@jsjb/shared/contract/ticketView';
import type { ActionName } from '@jsjb/shared/ticket/lifecycle';
import { actionWords } from '@jsjb/shared/words';
import type { FormSpec } from '@/forms/formSpec';
import type { ActionSources, ActionSpec } from './actionSpec';
import { centreActions } from './centreActions';
import { requesterActions } from './requesterActions';
import { unitActions } from './unitActions';

export const actionSpecs: Readonly<Record<PublicAction, ActionSpec>> = {
  ...centreActions,
  ...unitActions,
  ...requesterActions,
};

/** What moves the ticket on comes first; what is rarely wanted, and what cannot be undone, comes last. */
export const actionOrder: readonly PublicAction[] = [
  'sign',
  'decideExtension',
  'decideShelving',
  'decideTermination',
  'approveReturn',
  'rule',
  'rejectReturn',
  'accept',
  'dispatch',
  'report',
  'contact',
  'verify',
  'callback',
  'resume',
  'selfResolve',
  'answer',
  'rate',
  'supplement',
  'transfer',
  'coHandle',
  'requestExtension',
  'supervise',
  'urge',
  'join',
  'requestShelving',
  'merge',
  'requestReturn',
  'requestTermination',
  'refuse',
  'withdraw',
];

export const offeredOf = (abilities: readonly ActionName[]): PublicAction[] =>
  actionOrder.filter((name) => abilities.includes(name));

/** Undefined: one tap does it. */
export function formOf(
  name: PublicAction,
  ticket: TicketDetail,
  sources: ActionSources,
): FormSpec | undefined {
  const fields = actionSpecs[name].form?.(ticket, sources);
  if (!fields) return undefined;
  const title = actionWords[name];
  return { title, submit: title, ...fields };
}
