/** Every public action on a ticket as a button and a form. */
import { isGuarded, ticketActions, type PublicAction } from '@jsjb/shared/ticket/actionContract';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { actionWords } from '@jsjb/shared/ticket/words';
import type { ActionKit } from '@/acting/actionKit';
import type { ActionSources } from './actionSpec';
import { centreActions } from './centreActions';
import { requesterActions } from './requesterActions';
import { unitActions } from './unitActions';

export const ticketKit: ActionKit<PublicAction, TicketDetail, ActionSources> = {
  called: '这件工单',
  words: actionWords,
  specs: { ...centreActions, ...unitActions, ...requesterActions },
  order: [
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
    'verdict',
    'reopen',
    'rate',
    'object',
    'neighbourAnswer',
    'urge',
    'supplement',
    'transfer',
    'coHandle',
    'requestExtension',
    'supervise',
    'join',
    'requestShelving',
    'merge',
    'unmerge',
    'requestReturn',
    'requestTermination',
    'refuse',
    'leave',
    'withdraw',
  ],
  grave: ['refuse', 'withdraw', 'leave', 'requestReturn', 'requestTermination', 'merge', 'unmerge'],
  isGuarded,
  schemaOf: (name) => ticketActions[name].body,
};
