/** Whom the messages about a ticket reached. Reads only. */
import type { Models } from '../../deps';
import type { Tellings } from '../present/heard';
import type { TellingDoc } from '../store/tellingModel';

export async function tellingsOf(
  ticketId: string,
  { ticketTellings }: Pick<Models, 'ticketTellings'>,
): Promise<Tellings> {
  const docs = await ticketTellings.find({ ticketId }).lean<TellingDoc[]>();
  return new Map(docs.map(({ _id, heard }) => [_id, heard]));
}
