/** The pure unit tests of a copy of the sources; `npm run mutants` names the tests. */
const { projects } = require('../../../jest.config.cjs');

const unit = projects.find(({ displayName }) => displayName === 'unit');

module.exports = {
  ...unit,
  rootDir: '../../..',
  // Packages of our own by their path: through node_modules they would be those that are not mutated.
  moduleNameMapper: {
    '^@jsjb/embedded-mongo/(.*)$': '<rootDir>/bff/embedded-mongo/src/$1',
    '^@jsjb/(shared|bff)/(.*)$': '<rootDir>/$1/src/$2',
  },
};
