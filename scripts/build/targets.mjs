import path from 'node:path'
import { buildIfStale } from '../lib/fresh.mjs'
import { paths, root } from '../lib/paths.mjs'
import { buildFunctions, functionNames } from './functions.mjs'
import { buildTaro } from './taro.mjs'

const at = (...names) => names.map((name) => path.join(root, name))

const page = [
  'src',
  'config',
  'domain',
  'types',
  'babel.config.js',
  'package.json',
  'package-lock.json',
  'scripts/build',
]

/** What can be built: from what, into what, how. */
export const targets = {
  functions: {
    title: '生成云函数',
    inputs: () => at('cloudfunctions', 'domain', 'package-lock.json', 'scripts/build', 'scripts/lib/run-ts.mjs'),
    outputs: async () => [
      paths.collections,
      paths.cloudbaserc,
      ...(await functionNames()).map((name) => path.join(paths.functions, name, 'index.js')),
    ],
    build: buildFunctions,
  },
  h5: {
    title: '生成浏览器版',
    inputs: () => at(...page, 'tsconfig.h5.json'),
    outputs: async () => [path.join(paths.h5, 'index.html')],
    build: () => buildTaro('h5'),
  },
  weapp: {
    title: '生成微信小程序',
    inputs: () => at(...page, 'tsconfig.weapp.json', 'project.config.json'),
    outputs: async () => [path.join(paths.weapp, 'app.json')],
    build: () => buildTaro('weapp'),
  },
}

/** Builds one target if it is stale (or always, with `force`); the note says which. */
export async function buildTarget(name, { force = false } = {}) {
  const { inputs, outputs, build } = targets[name]
  const how = await buildIfStale({ name, inputs: inputs(), outputs: await outputs(), build, force })
  return how === 'fresh' ? { note: '已是最新' } : undefined
}
