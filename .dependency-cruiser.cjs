/**
 * The arrows of the house (docs/architecture.md): an import may only go down. `npm run check` reads this twice, once as the
 * browser build sees the files and once as the mini-program build does.
 */
const platform = process.env.HOUSE_PLATFORM === 'weapp' ? 'weapp' : 'h5'

/** The files of `domain` that hold zod schemas. They stay on the server: phones take only types from them. */
const schemas = '^domain/(contract/|kernel/(id|text)[.]ts$|[^/]+/stored[.]ts$)'
const packages = (...names) => `^node_modules/(${names.join('|')})/`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one idea in two places.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-missing',
      comment: 'Every import leads to a file or an installed package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-stands-alone',
      comment: 'The rules know no database, no page, no clock: zod, dayjs, chinese-days and themselves only.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: ['^domain/', packages('zod', 'dayjs', 'chinese-days')] },
    },
    {
      name: 'contract-is-the-top-of-domain',
      comment: 'The wire is made of the ideas; no idea may depend on the wire.',
      severity: 'error',
      from: { path: '^domain/', pathNot: '^domain/contract/' },
      to: { path: '^domain/contract/' },
    },
    {
      name: 'rules-without-schemas',
      comment: 'A rule that phones run must not carry zod to them.',
      severity: 'error',
      from: { path: '^domain/', pathNot: schemas },
      to: { path: [schemas, packages('zod')], preCompilationOnly: false },
    },
    {
      name: 'kit-knows-no-function',
      severity: 'error',
      from: { path: '^cloudfunctions/kit/' },
      to: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/kit/' },
    },
    {
      name: 'lower-functions-use-no-other',
      severity: 'error',
      from: { path: '^cloudfunctions/(account|directory|place|points|report)/' },
      to: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/($1|kit)/' },
    },
    {
      name: 'higher-functions-use-only-points',
      comment: 'A lower capability may be used by a higher one, never back.',
      severity: 'error',
      from: { path: '^cloudfunctions/(visit|case|clock)/' },
      to: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/($1|points|kit)/' },
    },
    {
      name: 'papers-are-made-of-places',
      comment: 'Tables and sheets are read and written with the rules of the function that keeps the places.',
      severity: 'error',
      from: { path: '^cloudfunctions/register/' },
      to: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/(register|place|kit)/' },
    },
    {
      name: 'functions-stand-on-domain',
      severity: 'error',
      from: { path: '^cloudfunctions/' },
      to: { path: '^(src|local|scripts|tests|config|types)/' },
    },
    {
      name: 'pages-stand-on-domain',
      comment: 'What a phone needs of the server it asks over the wire.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(cloudfunctions|local|scripts|tests|config)/' },
    },
    {
      name: 'no-schemas-on-phones',
      comment: 'zod is a fifth of a small package. Types cost nothing: `import type`.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: [schemas, packages('zod')], preCompilationOnly: false },
    },
    {
      name: 'no-calendar-on-phones',
      comment: 'Last days come from the server: a table of holidays grows old on a phone, and is large.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: ['^domain/kernel/workdays[.]ts$', packages('chinese-days')], preCompilationOnly: false },
    },
    {
      name: 'platform-files-where-platforms-differ',
      comment: 'Client, platform and the wrappers of ui know which platform it is; features and pages never do.',
      severity: 'error',
      from: {},
      to: { path: '[.](weapp|h5)[.]tsx?$', pathNot: '^src/(client|platform|ui)/' },
    },
    {
      name: 'local-knows-no-volunteers',
      comment: 'The machine could serve any CloudBase project; only the demo knows this one.',
      severity: 'error',
      from: { path: '^local/', pathNot: '^local/demo/' },
      to: { path: '^(domain|cloudfunctions|src|scripts|tests|config|local/demo)/' },
    },
    {
      name: 'demo-stands-on-domain',
      comment: 'The one exception of `local`. It needs nothing of the machine either.',
      severity: 'error',
      from: { path: '^local/demo/' },
      to: { path: '^(cloudfunctions|src|scripts|tests|config|local)/', pathNot: '^local/demo/' },
    },
    {
      name: 'tests-and-scripts-are-the-outside',
      severity: 'error',
      from: { path: '^(domain|cloudfunctions|src|local|config)/' },
      to: { path: '^(tests|scripts)/' },
    },
    {
      name: 'scripts-need-no-tests',
      comment: 'But pictures and figures are taken with the browser and the phone of the tests.',
      severity: 'error',
      from: { path: '^scripts/' },
      to: { path: '^tests/', pathNot: '^tests/(browser/chromium[.]ts$|weapp/host/)' },
    },
    {
      name: 'what-runs-is-a-dependency',
      comment: 'A package that is deployed or sent to phones belongs to "dependencies".',
      severity: 'error',
      from: { path: '^(domain|cloudfunctions|src)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], preCompilationOnly: false },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^docs/', '^tests/weapp/fixture/', '[.]d[.]ts$'] },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: `tsconfig.${platform}.json` },
    enhancedResolveOptions: {
      extensions: [`.${platform}.tsx`, `.${platform}.ts`, '.tsx', '.ts', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
