import path from 'node:path'
import { buildIfStale } from '../lib/fresh.mjs'
import { paths, root } from '../lib/paths.mjs'
import { step } from '../lib/progress.mjs'
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

/** Builds what is named, each if it is stale: first what is quick, then the rest side by side, for each keeps one core busy. */
export async function buildTargets(names, options) {
  const wanted = Object.keys(targets).filter((name) => names.includes(name))
  for (const name of wanted.filter((one) => one === 'functions'))
    await step(targets[name].title, () => buildTarget(name, options))
  const slow = wanted.filter((one) => one !== 'functions')
  if (slow.length === 0) return
  await step(slow.map((name) => targets[name].title).join('，'), async () => {
    const ends = await Promise.allSettled(slow.map((name) => buildTarget(name, options)))
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    return ends.every(({ value }) => value?.note) ? ends[0].value : undefined
  })
}

/** Builds one target if it is stale (or always, with `force`); the note says which. */
async function buildTarget(name, { force = false } = {}) {
  const { inputs, outputs, build } = targets[name]
  const how = await buildIfStale({ name, inputs: inputs(), outputs: await outputs(), build, force })
  return how === 'fresh' ? { note: '已是最新' } : undefined
}
