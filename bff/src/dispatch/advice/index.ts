/** The suggestion library's front door. */
export { coldStartScores, type CatalogueRow, type ColdScore } from './coldStart';
export { deserialise, serialise } from './codec';
export {
  createDuplicateIndex,
  type Duplicate,
  type DuplicateIndex,
  type DuplicateOptions,
  type Report,
} from '../../search/duplicates';
export { predict, trainModel, type Example, type Model, type Suggestion, type TrainOptions } from './model';
export { indexClosed, similar, type ClosedTicket } from '../../search/similar';
