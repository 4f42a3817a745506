/** For whom an answer is shaped, and the names they read. */
import type { PhotoView } from '@jsjb/shared/photo/contract';
import type { Actor } from '@jsjb/shared/kit/role';
import type { Rules } from '@jsjb/shared/ticket/terms';
import type { CitySnapshot } from '../../org';
import { photoView } from '../../photo';
import type { TicketDoc } from '../store/ticketDoc';
import type { Personal } from '../../platform/personal/personal';

export interface Reader {
  actor: Actor;
  /** Tickets that are the reader's own by what the ticket does not say. */
  own: ReadonlySet<string>;
  now: Date;
  rules: Rules;
  city: CitySnapshot;
  /** Opens what is sealed of the requester. */
  personalOf: (doc: TicketDoc) => Personal;
  photoUrl: (id: string, size: 'full' | 'thumb') => string;
}

export const unitNameFor =
  (reader: Pick<Reader, 'city'>) =>
  (id: string | undefined): string =>
    (id && reader.city.units.get(id)?.name) || '有关单位';

export const photosFor =
  (reader: Pick<Reader, 'photoUrl'>) =>
  (ids: readonly string[]): PhotoView[] =>
    ids.map((id) => photoView(id, reader.photoUrl));
