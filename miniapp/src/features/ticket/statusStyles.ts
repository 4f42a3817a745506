/** How a ticket's state looks: tone and icon beside its word, and its place on the way from 受理 to 办结. */
import type { Look } from '@/components/tone';
import type { TicketStatus } from '@jsjb/shared/ticket/ticket';

export const statusLooks: Record<TicketStatus, Look> = {
  submitted: { tone: 'info', icon: 'inbox' },
  pendingReview: { tone: 'info', icon: 'inbox' },
  pendingSign: { tone: 'info', icon: 'send' },
  handling: { tone: 'info', icon: 'clock' },
  returnReview: { tone: 'warn', icon: 'undo-2' },
  reported: { tone: 'info', icon: 'message-square' },
  pendingCallback: { tone: 'warn', icon: 'phone' },
  shelved: { tone: 'warn', icon: 'hourglass' },
  closed: { tone: 'success', icon: 'circle-check' },
  answered: { tone: 'success', icon: 'circle-check' },
  refused: { tone: 'danger', icon: 'ban' },
  terminated: { tone: 'neutral', icon: 'ban' },
  withdrawn: { tone: 'neutral', icon: 'undo-2' },
  merged: { tone: 'neutral', icon: 'file-text' },
};

export const waySteps = ['受理', '派发', '办理', '回访', '办结'] as const;

/** Index into waySteps; undefined where the way was left. */
const ways: Record<TicketStatus, number | undefined> = {
  submitted: 0,
  pendingReview: 1,
  pendingSign: 1,
  handling: 2,
  returnReview: 1,
  reported: 2,
  pendingCallback: 3,
  shelved: 2,
  closed: waySteps.length,
  answered: waySteps.length,
  refused: undefined,
  terminated: undefined,
  withdrawn: undefined,
  merged: undefined,
};

export const wayOf = (status: TicketStatus): number | undefined => ways[status];

/** One sentence for the resident about what happens now. */
export const statusSentences: Record<TicketStatus, string> = {
  submitted: '已经收到，正在受理，请您放心。',
  pendingReview: '已经受理，正在确定由哪个单位办理。',
  pendingSign: '已经派给承办单位，等待签收。',
  handling: '承办单位正在办理。',
  returnReview: '正在重新确定由哪个单位办理。',
  reported: '单位说办好了，请您看看解决了没有。',
  pendingCallback: '已经核验，请您看看解决了没有；不方便的话，我们会打电话问您。',
  shelved: '这件事需要更长时间，已列入计划，会按期复查。',
  closed: '已经办结，感谢您的监督。',
  answered: '已经直接答复您，请看下面的答复。',
  refused: '这件事不在受理范围，原因和去处请看下面。',
  terminated: '已经终止办理，原因请看下面。',
  withdrawn: '您已撤回这件诉求。',
  merged: '与同一件事合并办理，进展会一并告诉您。',
};

/** Of the events of its story; those without a row are told quietly. */
export const eventLooks: Readonly<Record<string, Look>> = {
  'ticket.submitted': { tone: 'info', icon: 'send' },
  'ticket.dispatched': { tone: 'info', icon: 'forward' },
  'ticket.signed': { tone: 'info', icon: 'pencil' },
  'ticket.contacted': { tone: 'neutral', icon: 'phone' },
  'ticket.reported': { tone: 'info', icon: 'message-square' },
  'ticket.answered': { tone: 'success', icon: 'message-square' },
  'ticket.calledBack': { tone: 'success', icon: 'phone' },
  'ticket.verdictGiven': { tone: 'info', icon: 'message-square' },
  'ticket.objected': { tone: 'warn', icon: 'flag' },
  'ticket.reopened': { tone: 'warn', icon: 'undo-2' },
  'ticket.rated': { tone: 'success', icon: 'star' },
  'ticket.selfResolved': { tone: 'success', icon: 'circle-check' },
  'ticket.refused': { tone: 'danger', icon: 'ban' },
  'ticket.urged': { tone: 'warn', icon: 'bell' },
  'ticket.supervised': { tone: 'warn', icon: 'flag' },
  'ticket.withdrawn': { tone: 'neutral', icon: 'undo-2' },
};
