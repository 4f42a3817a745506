/** The suggestion library's front door. */
export { predict, trainModel, type Example, type Model, type Suggestion, type TrainOptions } from './model';
