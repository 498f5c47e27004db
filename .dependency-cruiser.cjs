/**
 * One-way imports. Each layer lists the folders of this repository it may import besides itself;
 * packages from npm and Node's own modules are not restricted here.
 */
const kernel = 'src/kernel';
const catalogue = 'events';
const projections = 'projections';
const book = 'src/book';
const ledger = 'src/ledger';
const measures = 'src/measures';

const columns = 'src/columns';

const upToLedger = [kernel, catalogue, projections, book, ledger];

const layers = {
  'src/setup': [],
  'src/page': [],
  'src/store': [kernel],
  [kernel]: [],
  [catalogue]: [kernel],
  [projections]: [kernel, catalogue],
  [book]: [kernel, catalogue],
  [ledger]: [kernel, catalogue, projections, book],
  [columns]: [kernel, catalogue, projections, book, ledger, 'src/image'],
  [measures]: upToLedger,
  'src/image': [kernel, catalogue, book],
  'src/library': [...upToLedger, columns, measures, 'src/image'],
  'src/configuration': [kernel, catalogue, book, 'src/image'],
  'src/access': [kernel],
  'src/observability': [kernel],
  'src/keeping': [...upToLedger, measures, 'src/library', 'src/store'],
  'src/evidence': [kernel, catalogue, book],
  'src/reconciliation': [...upToLedger, measures],
  'src/scenarios': [...upToLedger, measures],
  'src/tables': [kernel, 'src/answers'],
  'src/forms': [kernel, 'src/tables'],
  'src/examples': [kernel, book, 'src/access', 'src/http', 'src/keeping', 'src/store'],
  'src/reference': [...upToLedger, measures, 'src/library', 'src/configuration', 'src/examples', 'src/http'],
  'src/interop': [...upToLedger, measures, 'src/reconciliation'],
};

const ours = '^(src|events|projections|test)/';
const inside = (folders) => `^(${folders.join('|')})/`;

const layerRules = Object.entries(layers).map(([layer, allowed]) => ({
  name: `${layer.replace('/', '-')}-imports`,
  comment: `${layer} may import only: ${[layer, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: inside([layer]) },
  to: { path: ours, pathNot: inside([layer, ...allowed]) },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'cli-is-the-outermost-layer',
      comment: 'Only src/cli and the tests import src/cli.',
      severity: 'error',
      from: { pathNot: inside(['src/cli', 'test']) },
      to: { path: inside(['src/cli']) },
    },
    {
      name: 'the-page-imports-types',
      comment: 'src/web runs in browsers: of the rest it imports the client, which does too, and types.',
      severity: 'error',
      from: { path: inside(['src/web']) },
      to: { path: ours, pathNot: inside(['src/web', 'src/client']), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-page-knows-answers-only',
      comment: 'The types that src/web imports are those of answers, of HTTP\'s own, and of nothing behind them.',
      severity: 'error',
      from: { path: inside(['src/web']) },
      to: { path: ours, pathNot: inside(['src/web', 'src/answers', 'src/client', 'src/http']) },
    },
    {
      name: 'the-page-is-built-not-imported',
      comment: 'Only src/web and its tests import src/web; src/page builds it.',
      severity: 'error',
      from: { pathNot: inside(['src/web', 'test/web']) },
      to: { path: inside(['src/web']) },
    },
    {
      name: 'the-library-is-a-door',
      comment: 'src/index.ts is what programs import: nothing of ours goes through it.',
      severity: 'error',
      from: { path: ours },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'the-client-imports-types',
      comment: 'src/client runs in browsers too: of the rest it imports types of the service, and no code.',
      severity: 'error',
      from: { path: inside(['src/client']) },
      to: { path: ours, pathNot: inside(['src/client']), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-client-knows-the-service-only',
      comment: 'The types that src/client imports are those of src/http.',
      severity: 'error',
      from: { path: inside(['src/client']) },
      to: { path: ours, pathNot: inside(['src/client', 'src/http']) },
    },
    {
      name: 'http-is-served-by-the-cli',
      comment: 'Only src/http, src/cli and the tests import src/http; the page and the client its types, and what makes its examples and its reference.',
      severity: 'error',
      from: { pathNot: inside(['src/http', 'src/cli', 'src/client', 'src/examples', 'src/reference', 'src/web', 'test']) },
      to: { path: inside(['src/http']) },
    },
    {
      name: 'no-books-or-tests-in-src',
      comment: 'Books are data that is read at run time; tests depend on src, never the reverse.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: inside(['events/books', 'test']) },
    },
    {
      name: 'no-circular',
      comment: 'Modules form no cycle, type imports included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that cannot be resolved escapes every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
