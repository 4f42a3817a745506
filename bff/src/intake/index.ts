/** What every source hands over, for other features. */
export { idempotencyOfIntake, personalOf, reachOf, sourceNamed, type Intake } from './intake';
export { HEX_RESOLUTION, placeOf } from './place';
