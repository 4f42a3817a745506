/** All that people write and the send queue sends: one row a kind. */
import { fieldWorkKind } from './features/fieldWork/fieldWorkKind';
import { suggestionKind } from './features/suggestion/suggestionKind';
import { ticketKind } from './features/ticket/ticketKind';
import type { AnyKind } from './sendQueue/sendQueue';

export const sendKinds: readonly AnyKind[] = [ticketKind, suggestionKind, fieldWorkKind];
