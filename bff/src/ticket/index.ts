/** Tickets, for other features. */
export { matterForNeighbours } from './access/neighbourText';
export { refusalOfPublic, withoutNumbers } from './access/publicText';
export { canRead, canUnmask, isDiscreet } from './access/ticketAccess';
export { submitTicket } from './commands/submitTicket';
export { presentSummary } from './present/presentTicket';
export { abilitiesNow } from './present/presentVerdict';
export { photosFor, type Reader, unitNameFor } from './present/reader';
export { answerFor } from './present/verified';
export { lightFilter } from './queries/lightFilter';
export { readTicket, readTickets } from './queries/readTicket';
export { actorOn } from './access/actorOn';
export { callerOn, ownMatters } from './queries/ownMatters';
export { writtenIn } from './queries/ticketFacts';
export { areaOf, overviewScope, readerOf } from './queries/readerOf';
export { listFieldsOf } from './store/listFields';
export {
  ticketOf,
  type LoggedEvent,
  type TicketDoc,
  type TicketFact,
  type TicketFactDoc,
} from './store/ticketDoc';
export { ticketIndexes, type TicketModel } from './store/ticketModel';
