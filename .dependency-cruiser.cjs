/**
 * Who may import whom. Every rule is an error; `npm run imports` shows the offending edge.
 * Tests may import what they need, except that nothing imports test/.
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const TEST_FILE = '[.]test[.]tsx?$|/testing/';

/**
 * The features of the server, from the bottom up: the list in features.ts is the one that is read, so that a feature
 * stands in it and nowhere else.
 */
const features = readFileSync(join(__dirname, 'bff/src/features.ts'), 'utf8')
  .replace(/[^]*export const features = /, '')
  .match(/\w+(?=Feature\b)/g)
  .filter((name) => name !== 'platform');
const FEATURE = `(${features.join('|')})`;

const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const LAYERS = 'routes|access|present|queries|commands|store|tables|subscriptions|jobs';
/** A kind of file within a feature, and the only other kinds it may import. Types vanish when compiled. */
const layer = (name, allowed, comment) =>
  error(
    `layer-${name}`,
    comment,
    { path: `^bff/src/([^/]+)/${name}/`, pathNot: TEST_FILE },
    {
      path: `^bff/src/$1/(${LAYERS})(/|[.]ts$)`,
      pathNot: `^bff/src/$1/(${allowed.join('|')})(/|[.]ts$)`,
      dependencyTypesNot: ['type-only'],
    },
  );

/** Packages that a phone loads one at a time; `pages` is the main one. */
const SUBPACKAGES = 'account|resident|agency|center|grid|leader|admin|suggestion|office|gallery';

/** The folders of miniapp/src from the bottom up: each imports only what stands before it, for types, too. */
const MINIAPP_LAYERS = [
  ['device', 'The phone itself, and how it says something: knows nothing of the city.'],
  ['auth', 'Who is signed in: kept on the device, so that every request can carry it.'],
  ['api', 'The contract as functions: carries the login, knows no page.'],
  ['hooks', 'What pages do again and again, without a look of its own.'],
  ['theme', 'Colours, sizes and icons follow the settings kept on the device.'],
  ['navigation', 'Where pages are and who sees which entrance: draws nothing.'],
  ['components', 'What pages are made of: asks for no thing of the city, but knows the way.'],
  ['forms', 'Forms drawn from data, made of components.'],
  ['sendQueue', 'Sends what was written, whatever kind it is: kinds are handed in.'],
  ['acting', 'Bar, form and hook of any action: actions are handed in as data.'],
  ['desk', 'A list and what was chosen in it, whatever is listed.'],
  ['features', 'Parts and actions of one domain: pages stand upon them.'],
  [`pages|${SUBPACKAGES}`, 'Thin pages, which only the program itself names.'],
];

const miniappRules = [
  error(
    'miniapp-imports-shared-only',
    'The mini-program knows the server through the contract in shared, nothing else.',
    { path: '^miniapp/src/' },
    { path: '^(bff|scripts|test)/' },
  ),
  ...MINIAPP_LAYERS.slice(0, -1).map(([name, comment], index) =>
    error(
      `miniapp-${name}`,
      comment,
      { path: `^miniapp/src/${name}/`, pathNot: TEST_FILE },
      {
        path: `^miniapp/src/((${MINIAPP_LAYERS.slice(index + 1)
          .map(([higher]) => higher)
          .join('|')})/|[^/]+[.]tsx?$)`,
      },
    ),
  ),
  {
    name: 'miniapp-folders-one-way',
    comment: 'Folders build upon each other one way, domains among features, too.',
    severity: 'error',
    scope: 'folder',
    from: { path: '^miniapp/src/' },
    to: { circular: true },
  },
  error(
    'miniapp-folder-without-rule',
    'A folder that no rule names may import anything: give it its place among the layers.',
    {
      path: '^miniapp/src/[^/]+/',
      pathNot: `^miniapp/src/(${MINIAPP_LAYERS.map(([name]) => name).join('|')}|assets)/`,
    },
    {},
  ),
  error(
    'subpackages-stand-apart',
    'A phone loads one subpackage at a time; what two of them need belongs to the main package.',
    { path: `^miniapp/src/(${SUBPACKAGES})/` },
    { path: `^miniapp/src/(${SUBPACKAGES})/`, pathNot: '^miniapp/src/$1/' },
  ),
  error(
    'main-package-without-subpackages',
    'The main package would carry the subpackage along and outgrow its size limit.',
    { path: '^miniapp/src/', pathNot: `^miniapp/src/(${SUBPACKAGES})/` },
    { path: `^miniapp/src/(${SUBPACKAGES})/` },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    error(
      'no-cycles',
      'What is read from the bottom up can be tested in parts; types count, too.',
      { path: '^(shared|bff|miniapp|scripts)/' },
      { circular: true },
    ),
    error(
      'no-cycles-in-test',
      'Parts of a stand-in may name each other in types: they vanish when compiled.',
      { path: '^test/' },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    error('no-unresolved', 'The imported file or package does not exist.', {}, { couldNotResolve: true }),
    error(
      'no-undeclared-package',
      'The package is there by the luck of hoisting: declare it in the package.json of the workspace.',
      { pathNot: '(^|/)node_modules/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    error(
      'nothing-imports-test',
      'test/ is for proof; the product must stand without it.',
      { pathNot: '^test/' },
      { path: '^test/' },
    ),
    error(
      'no-test-file-imported',
      'A test file runs tests when loaded; share fixtures from a file of their own.',
      {},
      { path: '[.]test[.]tsx?$' },
    ),

    error(
      'shared-imports-zod-only',
      'shared runs on the phone and on the server: no other package, no Node, nothing of either side.',
      { path: '^shared/src/', pathNot: TEST_FILE },
      { pathNot: '^shared/src/|(^|/)node_modules/zod/' },
    ),

    ...miniappRules,

    error(
      'bff-without-miniapp',
      'The server serves the built web files; it never imports them.',
      { path: '^bff/' },
      { path: '^miniapp/' },
    ),
    error(
      'embedded-mongo-by-main-only',
      'All code speaks to MongoDB through its driver; only the start decides which server answers.',
      { path: '^bff/src/', pathNot: ['^bff/src/main[.]ts$', TEST_FILE] },
      { path: '^bff/embedded-mongo/|@jsjb/embedded-mongo' },
    ),
    error(
      'embedded-mongo-stands-alone',
      'The embedded database is a package of its own and knows nothing of tickets.',
      { path: '^bff/embedded-mongo/' },
      { path: '^(shared|bff/src|miniapp|scripts)/' },
    ),
    error(
      'kit-knows-no-record',
      'The kit is what records are made of; it knows roles, refusals and errors, and no record.',
      { path: '^shared/src/kit/', pathNot: TEST_FILE },
      {
        path: '^shared/src/',
        pathNot: '^shared/src/kit/',
      },
    ),
    error(
      'every-folder-of-the-server-is-in-a-rule',
      'A folder beside the known ones is a feature that is missing in features.ts.',
      { path: '^bff/src/[^/]+/', pathNot: `^bff/src/(${FEATURE}|platform|gateways|migrations|testing)/` },
      { path: '.' },
    ),
    error(
      'every-folder-of-shared-is-in-a-rule',
      'A folder of shared is the kit, the calendar, or carries the name of a feature.',
      { path: '^shared/src/[^/]+/', pathNot: `^shared/src/(${FEATURE}|kit|calendar|testing)/` },
      { path: '.' },
    ),
    ...features.map((name, at) =>
      error(
        `feature-${name}`,
        'A feature builds on those before it in features.ts. Who needs to hear of a later one subscribes to its events.',
        { path: `^bff/src/${name}/`, pathNot: TEST_FILE },
        { path: `^bff/src/(${[...features.slice(at + 1), 'features[.]ts'].join('|')})(/|$)` },
      ),
    ),
    error(
      'features-meet-at-their-index',
      'Of another feature only index.ts is imported: what it says there is what it promises.',
      { path: `^bff/src/${FEATURE}/`, pathNot: TEST_FILE },
      { path: `^bff/src/${FEATURE}/`, pathNot: '^bff/src/($1/|[^/]+/index[.]ts$)' },
    ),
    error(
      'features-know-no-assembly',
      'Features are handed what they need in deps; how the server is put together is no concern of theirs.',
      { path: `^bff/src/${FEATURE}/`, pathNot: TEST_FILE },
      { path: '^bff/src/[^/]+[.]ts$', pathNot: '^bff/src/(deps|env)[.]ts$' },
    ),
    error(
      'only-the-list-sees-features',
      'features.ts is the one list; everything else derives from it.',
      { path: '^bff/src/', pathNot: ['^bff/src/features[.]ts$', TEST_FILE] },
      { path: '/feature[.]ts$', pathNot: '^bff/src/platform/features/' },
    ),
    error(
      'platform-knows-no-feature',
      'What every feature stands on knows none of them: what differs is handed in.',
      { path: '^bff/src/platform/', pathNot: TEST_FILE },
      { path: '^bff/src/', pathNot: '^bff/src/(platform/|(deps|env)[.]ts$)' },
    ),
    error(
      'gateways-know-no-feature',
      'A gateway speaks to one outside system.',
      { path: '^bff/src/gateways/', pathNot: TEST_FILE },
      { path: '^bff/src/', pathNot: '^bff/src/(gateways|platform)/' },
    ),
    layer('store', ['store'], 'The bottom of a feature: what is stored, and its only writers.'),
    layer('access', ['access'], 'Who may do or see what, as a pure answer.'),
    layer('present', ['present', 'access', 'store/\\w+Doc'], 'A presenter is a pure selection of fields.'),
    layer(
      'queries',
      ['queries', 'access', 'store', 'present'],
      'A query reads for whom access allows; it never writes.',
    ),
    layer(
      'commands',
      ['access', 'store', 'tables'],
      'A command does one verb: it decides with shared and writes with the store.',
    ),
    error(
      'commands-never-call-each-other',
      'One command, one write. What two commands share belongs to shared or to the store.',
      { path: '^bff/src/([^/]+)/commands/([^/]+)[.]ts$', pathNot: TEST_FILE },
      { path: '^bff/src/$1/commands/', pathNot: '^bff/src/$1/commands/$2[.]ts$' },
    ),
    layer('tables', ['tables', 'store'], 'A file is read into rows, or made of them.'),
    layer(
      'subscriptions',
      ['subscriptions', 'commands', 'queries', 'access', 'store'],
      'What follows an event, after the write.',
    ),
    layer(
      'jobs',
      ['commands', 'queries', 'access', 'store'],
      'A job acts through the same commands as everybody.',
    ),
    error(
      'access-and-present-are-pure',
      'No clock, no I/O, no database: give them what they need.',
      { path: '^bff/src/[^/]+/(access|present)/', pathNot: TEST_FILE },
      {
        path: '^node_modules/(mongoose|mongodb|koa|koa-router|pino)/|^(node:)?(fs|net|http|https|child_process)$',
      },
    ),
    error(
      'one-writer-of-records',
      'A record is written through its store, and by commands only: they are handed it (`deps.records`).',
      { path: '^bff/src/', pathNot: `/feature[.]ts$|${TEST_FILE}` },
      { path: '^bff/src/[^/]+/store/(ticket|suggestion|reward)Store[.]ts$' },
    ),
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '(^|/)(dist|[.]cache|[.]data)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    // Absolute: a relative name loses the files of a configuration that extends another. With a baseUrl, which
    // dependency-cruiser needs for paths and TypeScript 7 refuses.
    tsConfig: { fileName: join(__dirname, 'miniapp/tsconfig.imports.json') },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
