import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { paths } from '../../lib/paths.mjs'
import { envId } from '../running.mjs'

const suite = path.join(paths.modules, 'cloudbase-conformance/test')
const sdk = path.join(paths.modules, '@cloudbase/node-sdk')

/** Functions the suite calls: it expects the environment they were deployed to have them. */
const functions = {
  test: "exports.main = async () => 'hello'",
  invoke: 'exports.main = async (event) => event',
  'return-currenv': 'exports.main = async () => process.env.TCB_ENV',
}

/**
 * The unmodified SDK where the suite looks for its sources. Some files of the suite take the session token out of their
 * configuration, as one may with a key that lasts; the local cloud has none such, so the token comes back in.
 */
const sdkDoor = `
const sdk = require(${JSON.stringify(sdk)})
const { secretId, sessionToken } = require('./config')
const init = (config) => sdk.init(config && config.secretId === secretId ? { ...config, sessionToken } : config)
module.exports = { __esModule: true, ...sdk, init, default: { ...sdk, init } }
`

/**
 * Copies the suite into a folder and makes it runnable there: with the SDK in use instead of the sources it was written
 * for, and with our own configuration instead of the one its authors left in it, which is not even read.
 */
export async function layOutSuite(folder) {
  await cp(suite, path.join(folder, 'test'), {
    recursive: true,
    filter: (file) => !path.basename(file).startsWith('config.local'),
  })
  await mendGroups(path.join(folder, 'test'))
  const write = (name, text) => writeFile(path.join(folder, name), text)
  await write('sdk.js', sdkDoor)
  await write('config.js', 'module.exports = JSON.parse(process.env.SUITE_CONFIG)\n')
  await write('jest.config.json', JSON.stringify(jestConfig(folder)))
  await writeFunctions(folder)
}

/** Groups that are async functions are refused by every jest of the last years; none of them waits for anything. */
async function mendGroups(folder) {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.test.ts')) continue
    const file = path.join(entry.parentPath, entry.name)
    const text = await readFile(file, 'utf8')
    const mended = text.replace(/(\bdescribe\([^\n]*?,\s*)async (?=\(|function)/g, '$1')
    if (mended !== text) await writeFile(file, mended)
  }
}

const jestConfig = (folder) => ({
  rootDir: folder,
  roots: ['<rootDir>/test'],
  testRegex: '[.]test[.]ts$',
  testEnvironment: 'node',
  testTimeout: 60_000,
  // The SDK's database comes in sources too, which the suite reaches for.
  transformIgnorePatterns: ['[.]js$'],
  transform: {
    '[.]ts$': [
      path.join(paths.modules, '@swc/jest'),
      { jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  modulePaths: [path.join(paths.modules, 'cloudbase-conformance/node_modules'), paths.modules],
  moduleNameMapper: {
    '^@cloudbase/database/(.*)$': path.join(paths.modules, '@cloudbase/database/$1'),
    '^(\\.\\./)+src/index$': '<rootDir>/sdk.js',
    '^(\\.\\./)+src/(const|utils)/(.*)$': path.join(sdk, 'dist/$2/$3'),
    '^(\\.\\./)+lib/const/code$': path.join(sdk, 'dist/const/code'),
    '^(\\.\\./)+(test/)?config\\.local$': '<rootDir>/config.js',
    '^\\./config\\.local$': '<rootDir>/config.js',
  },
})

async function writeFunctions(folder) {
  for (const [name, code] of Object.entries(functions)) {
    await mkdir(path.join(folder, 'functions', name), { recursive: true })
    await writeFile(path.join(folder, 'functions', name, 'index.js'), code)
  }
  const list = Object.keys(functions).map((name) => ({ name, handler: 'index.main', timeout: 5, memorySize: 128 }))
  await writeFile(
    path.join(folder, 'cloudbaserc.json'),
    JSON.stringify({ version: '2.0', envId, functionRoot: './functions', functions: list }),
  )
}
