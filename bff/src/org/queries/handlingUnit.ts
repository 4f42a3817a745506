/** A unit that handles matters, as an action names it. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { UnitRef } from '@jsjb/shared/org/unit';
import { unitRefOf, type CitySnapshot } from '../store/cityDirectory';

/** Throws INVALID for a unit that is not there or handles nothing. */
export function handlingUnit(id: string, city: CitySnapshot, field = 'unitId'): UnitRef {
  const unit = city.units.get(id);
  if (!unit?.handles) throw new AppError('INVALID', { fields: { [field]: '没有这个承办单位' } });
  return unitRefOf(unit);
}
