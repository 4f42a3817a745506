/** Unit tests stand beside the code; journeys in test/. One project per kind so each can be run alone. */
const transform = {
  '^.+\\.(t|j)sx?$': [
    '@swc/jest',
    { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true } } },
  ],
};
/** What ships as ES modules only, in the server and in the headless phone. */
const serverModules = [
  'file-type',
  'flydrive',
  '@poppinss',
  '@lukeed',
  'case-anything',
  'flattie',
  'pluralize',
  'safe-stable-stringify',
  'secure-json-parse',
  'slugify',
  'truncatise',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@borewit',
  '@tokenizer',
  '@sindresorhus',
];
const hostModules = [
  'css-select',
  'css-what',
  'boolbase',
  'domhandler',
  'domutils',
  'dom-serializer',
  'domelementtype',
  'entities',
  'nth-check',
];

const base = {
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(${serverModules.join('|')})/)`],
};

module.exports = {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/{shared,bff/src,scripts}/**/*.test.ts'],
    },
    {
      ...base,
      displayName: 'miniapp',
      testMatch: ['<rootDir>/miniapp/**/*.test.{ts,tsx}'],
      moduleNameMapper: { '^@/(.*)$': '<rootDir>/miniapp/src/$1' },
    },
    { ...base, displayName: 'embedded-mongo', testMatch: ['<rootDir>/bff/embedded-mongo/**/*.test.ts'] },
    {
      ...base,
      displayName: 'journeys',
      testMatch: ['<rootDir>/test/journeys/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/harness/patience.ts'],
    },
    {
      ...base,
      displayName: 'weapp-host',
      testMatch: ['<rootDir>/test/weapp-host/**/*.test.ts'],
      // css-select and what it stands on ship as ES modules only
      transformIgnorePatterns: [`/node_modules/(?!(${hostModules.join('|')})/)`],
    },
    {
      ...base,
      displayName: 'e2e-weapp',
      testMatch: ['<rootDir>/test/e2e/weapp/**/*.test.ts'],
      globalSetup: '<rootDir>/test/e2e/weapp/builtFolder.ts',
      globalTeardown: '<rootDir>/test/e2e/seededFolder.ts',
      setupFilesAfterEnv: ['<rootDir>/test/harness/patience.ts'],
      transformIgnorePatterns: [`/node_modules/(?!(${[...serverModules, ...hostModules].join('|')})/)`],
    },
    {
      ...base,
      displayName: 'e2e-web',
      testMatch: ['<rootDir>/test/e2e/web/**/*.test.ts'],
      globalSetup: '<rootDir>/test/e2e/web/builtFolder.ts',
      globalTeardown: '<rootDir>/test/e2e/seededFolder.ts',
      setupFilesAfterEnv: ['<rootDir>/test/harness/patience.ts'],
    },
    {
      ...base,
      displayName: 'wechat-sandbox',
      testMatch: ['<rootDir>/test/wechat-sandbox/**/*.test.ts'],
    },
  ],
};
