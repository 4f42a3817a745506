/** Tickets, for other features. */
export { excerptForNeighbours, refusalOfPublic, withoutNumbers } from './access/publicText';
export { canRead, canUnmask, isDiscreet } from './access/ticketAccess';
export { submitTicket } from './commands/submitTicket';
export { presentSummary } from './present/presentTicket';
export { photosFor, type Reader, unitNameFor } from './present/reader';
export { readTicket, readTickets } from './queries/readTicket';
export { areaOf, overviewScope, readerOf } from './queries/readerOf';
export { listFieldsOf } from './store/listFields';
export { textAt, ticketOf, type LoggedEvent, type TicketDoc } from './store/ticketDoc';
export { ticketIndexes, type TicketModel } from './store/ticketModel';
