/** Finding like texts, for other features. */
export { addInTurns, openingOf } from './addInTurns';
export { createDuplicateIndex } from './duplicates';
export { searchWords } from './searchWords';
export { charGrams, count, normalise, type Bag, words } from './text';
export { createTextIndex } from './textIndex';
export { similar } from './similar';
