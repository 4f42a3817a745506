/** Who answers for a unit, for other features. */
export { whoHears, type Audience, type Hearer } from './queries/whoHears';
