/** The city itself, for other features. */
export { nearestGrid } from './access/nearestGrid';
export { handlingUnit } from './queries/handlingUnit';
export { type CitySnapshot, unitRefOf } from './store/cityDirectory';
export type { CategoryDoc, GridDoc, UnitDoc } from './store/cityModels';
