// Which part of the house may import which. Every rule says why in its comment; the proof that
// each one bites is scripts/import-rules.test.ts.

const TESTS = String.raw`\.test\.tsx?$|/testing/|^(tests|bench|scripts)/`
const SERVER = '^packages/server/src/'
const WIDGET = '^packages/widget/src/'

// `import type …` and `typeof import(…)`: erased before anything runs.
const TYPES = ['type-only', 'type-import']

/** The folder of a package, whether it resolved or not. */
const npm = (...names) => names.map((name) => `(^|node_modules/)${name.replaceAll('/', '[/]')}(/|$)`)

module.exports = {
  forbidden: [
    {
      name: 'protocol-is-contracts-only',
      comment:
        'The protocol is shared by browsers, servers and workers that are years apart in version: it knows valibot and nothing else.',
      severity: 'error',
      from: { path: '^packages/protocol/src/', pathNot: TESTS },
      to: { pathNot: ['^packages/protocol/src/', ...npm('valibot')] },
    },
    {
      name: 'sdk-is-headless',
      comment: 'The SDK runs in browsers, in Node and in workers, and is paid for by every page: the protocol only.',
      severity: 'error',
      from: { path: '^packages/sdk-js/src/', pathNot: TESTS },
      to: {
        pathNot: ['^packages/sdk-js/src/', '^packages/protocol/src/index[.]ts$'],
      },
    },
    {
      name: 'features-meet-at-their-index',
      comment:
        'A feature is free to change whatever its index.ts does not export; reaching past it welds two features together.',
      severity: 'error',
      from: { path: `${SERVER}features/([^/]+)/`, pathNot: TESTS },
      to: {
        path: `${SERVER}features/[^/]+/.+`,
        pathNot: [`${SERVER}features/$1/`, `${SERVER}features/[^/]+/index[.]ts$`],
      },
    },
    {
      name: 'platform-knows-no-feature',
      comment:
        'Platform, database and rooms are given what features declare; were they to import features, adding one would change them.',
      severity: 'error',
      from: { path: `${SERVER}(platform|db|rooms)/`, pathNot: TESTS },
      to: { path: `${SERVER}features/`, dependencyTypesNot: TYPES },
    },
    {
      name: 'sql-lives-in-repositories',
      comment:
        'Queries stand in repositories, where workspace scope is checked; Kysely values elsewhere would let SQL leak into rules and routes. Types are free.',
      severity: 'error',
      from: { path: SERVER, pathNot: [TESTS, '(^|[/-])(repository|migrations|tables)[.]ts$', `${SERVER}db/`] },
      to: { path: npm('kysely'), dependencyTypesNot: TYPES },
    },
    {
      name: 'node-at-the-edges',
      comment:
        'Features and room logic also run in workerd; what needs Node stands in main, platform, the dialects and the Node room host.',
      severity: 'error',
      from: {
        path: SERVER,
        pathNot: [TESTS, `${SERVER}(main|platform|db/dialects)/`, `${SERVER}rooms/hosts/node`],
      },
      to: { dependencyTypes: ['core'], dependencyTypesNot: TYPES },
    },
    {
      name: 'routes-call-verbs',
      comment:
        'A route parses, calls one service verb and answers; a repository behind its back skips the rules and the scope.',
      severity: 'error',
      from: { path: `${SERVER}.*/(routes|pages)[.]tsx?$` },
      to: { path: '[/-]repository[.]ts$', dependencyTypesNot: TYPES },
    },
    {
      name: 'nobody-imports-main',
      comment:
        'main/ reads the environment and opens things; whatever imports it could no longer be tested or embedded.',
      severity: 'error',
      from: { path: '^packages/', pathNot: [`${SERVER}main/`, `${SERVER}index[.]ts$`, TESTS] },
      to: { path: `${SERVER}main/` },
    },
    {
      name: 'loader-stands-alone',
      comment:
        'The loader is on every page of every host before anyone asked for help: no dependency; the rest comes by import().',
      severity: 'error',
      from: { path: `${WIDGET}loader/`, pathNot: TESTS },
      to: { pathNot: [`${WIDGET}loader/`, `${WIDGET}icons[.]ts$`], dependencyTypesNot: [...TYPES, 'dynamic-import'] },
    },
    {
      name: 'elements-come-late',
      comment:
        'Lit and the elements are loaded when a view needs them; an eager import would put them into every first open.',
      severity: 'error',
      from: { path: `${WIDGET}messenger/`, pathNot: TESTS },
      to: { path: [`${WIDGET}elements/`, ...npm('lit')], dependencyTypesNot: [...TYPES, 'dynamic-import'] },
    },
    {
      name: 'clients-do-not-import-the-server',
      comment: 'Clients know the wire, not what stands behind it.',
      severity: 'error',
      from: { path: '^packages/(protocol|sdk-js|widget|react|console)/src/', pathNot: TESTS },
      to: { path: '^packages/server/' },
    },
    {
      name: 'server-does-not-import-clients',
      comment:
        'The server serves the built files of widget and console; their sources would bring the DOM into it. What things look like is data, which its pages share.',
      severity: 'error',
      from: { path: SERVER, pathNot: TESTS },
      to: {
        path: '^packages/(sdk-js|widget|react|console)/',
        pathNot: '^packages/widget/src/(theme|article)/index[.]ts$',
      },
    },
    {
      name: 'testing-stays-in-tests',
      comment: 'Helpers under testing/ are not shipped and may bring anything.',
      severity: 'error',
      from: { path: '^packages/', pathNot: TESTS },
      to: { path: '/testing/|[.]test[.]tsx?$' },
    },
    {
      name: 'no-dev-dependencies',
      comment: 'Whoever installs a package gets its dependencies, not its devDependencies.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: TESTS },
      // What its users bring, ours bring for tests.
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: [...TYPES, 'npm-peer'], pathNot: '^packages/' },
    },
    {
      name: 'declared-dependencies-only',
      comment: 'A package that resolves by luck of hoisting breaks for whoever installs ours.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-circles',
      comment:
        'In a circle the order of evaluation depends on who is asked first. Types are erased, so they may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: TYPES } },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that cannot be found fails at run time at the latest.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['/dist/', '/[.]tmp/', '[.]css$', '[.]css[?]'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@deskbell/source', 'import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
}
