/** Whom the messages about one event of a ticket reached: written once, beside the log, and never changed. */
import { Schema, type Connection } from 'mongoose';
import type { Heard } from '@jsjb/shared/duty/duty';
import type { Models } from '../../deps';
import { modelOf } from '../../platform/db/modelOf';
import { rawOf } from '../../platform/records/recordDoc';
import { isDuplicateKey, storeEach } from '../../platform/records/storeNew';

export interface TellingDoc {
  /** The ticket and the event's place in its log, or the identifier of a fact. */
  _id: string;
  ticketId: string;
  at: Date;
  heard: Heard[];
}

const telling = new Schema<TellingDoc>(
  {
    _id: String,
    ticketId: { type: String, required: true },
    at: { type: Date, required: true },
    heard: [Schema.Types.Mixed],
  },
  { collection: 'ticketTellings', versionKey: false, autoIndex: false },
).index({ ticketId: 1 });

export const tellingModel = (connection: Connection) => ({
  ticketTellings: modelOf(connection, 'TicketTelling', telling),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof tellingModel> {}
}

/** A delivery that is repeated finds it written: what was told first stands. */
export async function storeTelling(
  { ticketTellings }: Pick<Models, 'ticketTellings'>,
  told: TellingDoc,
): Promise<void> {
  const [outcome] = await storeEach(rawOf(ticketTellings), [{ ...told }]);
  if (outcome !== true && !isDuplicateKey(outcome)) throw outcome;
}
