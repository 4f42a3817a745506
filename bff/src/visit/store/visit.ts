/** A visit's household is somebody's door, its note often their trouble: both are sealed. */
import type { VisitDoc } from './visitModel';
import type { FieldCipher } from '../../platform/personal/fieldCipher';

type Told = Pick<VisitDoc, '_id' | 'household' | 'note'>;

const placeOf = ({ _id }: Told, field: 'household' | 'note') => ({
  collection: 'visits',
  id: _id.toHexString(),
  field,
});

export const sealVisit = (visit: Told, cipher: FieldCipher): Pick<VisitDoc, 'household' | 'note'> => ({
  household: cipher.seal(visit.household, placeOf(visit, 'household')),
  note: cipher.seal(visit.note, placeOf(visit, 'note')),
});

export const openVisit = <V extends Told>(visit: V, cipher: FieldCipher): V => ({
  ...visit,
  household: cipher.open(visit.household, placeOf(visit, 'household')),
  note: cipher.open(visit.note, placeOf(visit, 'note')),
});
