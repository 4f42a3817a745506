/**
 * Who may import whom. Every rule is an error; `npm run imports` shows the offending edge.
 * Tests may import what they need, except that nothing imports test/.
 */
const { join } = require('node:path');

const TEST_FILE = '[.]test[.]tsx?$|/testing/';
const SUBPACKAGES = 'account|resident|agency|center|grid|leader|admin|suggestion';
const LAYERS =
  'routes|middleware|access|commands|queries|presenters|reactions|jobs|maintenance|gateways|models';

/** A layer of the server and the only other layers it may import. */
const layer = (name, allowed, comment) => ({
  name: `bff-${name}`,
  comment,
  severity: 'error',
  from: { path: `^bff/src/${name}/`, pathNot: TEST_FILE },
  to: {
    path: `^bff/src/(${LAYERS})/`,
    pathNot: `^bff/src/(${[name, ...allowed].join('|')})(/|[.]ts$)`,
    // Types may name each other across layers: they vanish when compiled.
    dependencyTypesNot: ['type-only'],
  },
});

const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    error(
      'no-cycles',
      'A cycle cannot be read or tested in parts. Types may name each other: they vanish when compiled.',
      { pathNot: '^shared/' },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    error(
      'no-cycles-in-shared',
      'What both sides build on is read from the bottom up, its types too.',
      { path: '^shared/' },
      { circular: true },
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
      { pathNot: '^shared/src/|^node_modules/zod/' },
    ),

    error(
      'miniapp-imports-shared-only',
      'The mini-program knows the server through the contract in shared, nothing else.',
      { path: '^miniapp/src/' },
      { path: '^(bff|scripts|test)/' },
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
    layer(
      'routes',
      // Gateways only to open what an outside system pushes; every call out of here is a command's.
      ['middleware', 'access', 'commands', 'queries', 'presenters', 'gateways', 'models/ticketDoc'],
      'A route reads left to right: middleware, policy, command or query, presenter. It never touches a model.',
    ),
    layer(
      'middleware',
      ['access', 'queries', 'models'],
      'Middleware prepares a request and counts budgets; it changes no ticket.',
    ),
    layer(
      'commands',
      ['models', 'access', 'gateways'],
      'A command does one verb: it decides with shared and writes with models.',
    ),
    error(
      'commands-never-call-each-other',
      'One command, one write. What two commands share belongs to shared or models.',
      { path: '^bff/src/commands/([^/]+)[.]ts$', pathNot: TEST_FILE },
      { path: '^bff/src/commands/', pathNot: '^bff/src/commands/($1[.]ts$|_)' },
    ),
    layer('queries', ['models', 'access'], 'A query reads models for whom access allows; it never writes.'),
    error(
      'platform-knows-no-feature',
      'What every feature stands on knows none of them: what differs is handed in.',
      { path: '^bff/src/platform/', pathNot: TEST_FILE },
      { path: '^bff/src/', pathNot: '^bff/src/platform/' },
    ),
    error(
      'kit-knows-no-record',
      'The kit is what records are made of; it knows roles, refusals and errors, and no record.',
      { path: '^shared/src/kit/', pathNot: TEST_FILE },
      {
        path: '^shared/src/',
        pathNot: '^shared/src/(kit/|people/|refusal[.]ts$|errors[.]ts$|defined[.]ts$)',
      },
    ),
    layer('models', [], 'Models are the bottom of the server.'),
    layer('gateways', [], 'A gateway speaks to one outside system and knows no other layer.'),
    layer(
      'reactions',
      ['commands', 'queries', 'access', 'gateways', 'models'],
      'A reaction runs after the write.',
    ),
    layer(
      'jobs',
      ['commands', 'queries', 'access', 'gateways', 'models', 'maintenance'],
      'A job acts through the same commands as everybody.',
    ),
    layer(
      'maintenance',
      ['commands', 'queries', 'access', 'gateways', 'models'],
      'The care of a running city acts through the same commands as everybody; the terminal and jobs start it.',
    ),
    layer('access', [], 'Who may do or see what, as a pure answer.'),
    layer('presenters', ['access', 'models/ticketDoc'], 'A presenter is a pure selection of fields.'),
    error(
      'access-and-presenters-are-pure',
      'No clock, no I/O, no database: give them what they need.',
      { path: '^bff/src/(access|presenters)/', pathNot: TEST_FILE },
      {
        path: '^node_modules/(mongoose|mongodb|koa|koa-router|pino)/|^(node:)?(fs|net|http|https|child_process)$',
      },
    ),
    error(
      'one-writer-of-records',
      'A record is written through its store, and by commands only: they are handed it (`deps.records`).',
      { path: '^bff/src/', pathNot: `^bff/src/models/records[.]ts$|${TEST_FILE}` },
      { path: '^bff/src/models/(ticket|suggestion|reward)Store[.]ts$' },
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
