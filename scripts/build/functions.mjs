import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as esbuild from 'esbuild'
import { paths, root } from '../lib/paths.mjs'
import { PlainError } from '../lib/plain-error.mjs'
import { runTs } from '../lib/run-ts.mjs'
import { cloudbaserc } from './cloudbaserc.mjs'

const sources = path.join(root, 'cloudfunctions')

/** Every folder with an entry file is one deployed function; `kit` has none. */
export async function functionNames() {
  const entries = await readdir(sources, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(path.join(sources, entry.name, 'index.ts')))
    .map(({ name }) => name)
    .sort()
}

const writeJson = (file, value) => writeFile(file, `${JSON.stringify(value, null, 2)}\n`)

/**
 * `dist/cloudfunctions/NAME/{index.js,package.json,config.json}`: one CommonJS file each with the SDK inside, because a
 * cold instance loads one file faster than four hundred. Beside them `collections.json` and `dist/cloudbaserc.json`.
 */
export async function buildFunctions() {
  const names = await functionNames()
  if (names.length === 0)
    throw new PlainError('cloudfunctions 里还没有云函数。', 'There is no function in cloudfunctions.')
  await removeOthers(names)
  await bundle(names)
  const functions = []
  for (const name of names) {
    const config = await configOf(name)
    const folder = path.join(paths.functions, name)
    await writeJson(path.join(folder, 'config.json'), config)
    await writeJson(path.join(folder, 'package.json'), { name, version: '1.0.0', private: true, main: 'index.js' })
    functions.push({ name, config })
  }
  const { collections } = await runTs('cloudfunctions/kit/collections.ts')
  await writeJson(paths.collections, collections)
  await writeJson(paths.cloudbaserc, cloudbaserc(functions))
}

/** A function that was renamed must not be deployed under its old name again. */
async function removeOthers(names) {
  await mkdir(paths.functions, { recursive: true })
  for (const entry of await readdir(paths.functions)) {
    if (!names.includes(entry)) await rm(path.join(paths.functions, entry), { recursive: true, force: true })
  }
}

/** How a function becomes one file. */
export const howBundled = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: false,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'silent',
  // A font lies beside the function that prints with it: ten megabytes that only it ever reads.
  loader: { '.ttf': 'file' },
  assetNames: 'register/[name]',
  // Its build for ES modules asks where its own file lies, which nothing inside a bundle can answer.
  alias: { pdfkit: path.join(root, 'node_modules/pdfkit/js/pdfkit.js') },
}

const bundling = (names) => ({
  ...howBundled,
  entryPoints: names.map((name) => ({ in: path.join(sources, name, 'index.ts'), out: `${name}/index` })),
  outdir: paths.functions,
})

async function bundle(names) {
  try {
    await esbuild.build(bundling(names))
  } catch (error) {
    if (!error.errors?.length) throw error
    const details = await detailsOf(error.errors)
    throw new PlainError('云函数没有生成成功，请先改好上面的错误。', 'The functions did not build.', details)
  }
}

const detailsOf = async (errors) =>
  (await esbuild.formatMessages(errors, { kind: 'error', color: process.stderr.isTTY })).join('\n')

/** Builds the bundles anew whenever a source changes. Gives the way to stop. */
export async function watchFunctions({ onBuilt, onFailed }) {
  // What lies in dist may soon come from other sources than the stamp says.
  await rm(path.join(paths.stamps, 'functions.json'), { force: true })
  let isFirst = true
  const tell = {
    name: 'tell',
    setup(builder) {
      builder.onEnd(async ({ errors }) => {
        if (errors.length > 0) onFailed(await detailsOf(errors))
        else if (!isFirst) onBuilt()
        isFirst = false
      })
    },
  }
  const context = await esbuild.context({ ...bundling(await functionNames()), plugins: [tell] })
  await context.watch()
  return () => context.dispose()
}

async function configOf(name) {
  const file = path.join(sources, name, 'config.json')
  if (!existsSync(file)) return { permissions: { openapi: [] }, triggers: [] }
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    throw new PlainError(`cloudfunctions/${name}/config.json 不是正确的 JSON。`, `config.json of ${name} is not JSON.`)
  }
}
