/** The life of a ticket, drawn from its table for docs/lifecycle.md. */
import { join, resolve } from 'node:path';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import { actionWords, statusWords } from '@jsjb/shared/ticket/words';
import { drawing, table, type LifeWords } from './drawLife';

export const DIAGRAM_FILE = join(resolve(__dirname, '../../..'), 'docs', 'lifecycle.md');

const words: LifeWords = { statuses: statusWords, actions: actionWords, begins: '提交' };

export const drawLifecycle = (): string => `# The life of a ticket

Generated from the transition table in \`shared/src/ticket/lifecycle.ts\` by \`npm run diagram\`; do not edit by hand.
The same table drives the API, the buttons on the phone and the tests. What else must hold for an action (who leads,
whether a request is pending, whether the requester was contacted) stands in \`shared/src/ticket/conditions.ts\` and
\`guards.ts\`.

${drawing(ticketRecord, words)}

A dash under “To” leaves the status as it is.

${table(ticketRecord, words, { told: true })}
`;
