import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { paths, root } from './paths.mjs'

const require = createRequire(import.meta.url)

/** The exports of a TypeScript file of ours. */
export async function runTs(entry) {
  const file = await bundleTs(entry)
  process.setSourceMapsEnabled(true)
  return require(file)
}

/**
 * A TypeScript file of ours as one that Node runs: bundled by esbuild, packages left where they are. CommonJS, like jest
 * makes it, so that a file behaves the same in tests and here. The bundle lies inside the project, or packages would not
 * be found. `edit(text, file)` may change what a source says on its way.
 */
export async function bundleTs(entry, edit = (text) => text) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path.resolve(root, entry)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    charset: 'utf8',
    sourcemap: 'inline',
    logLevel: 'silent',
    plugins: [ownPlace(edit)],
  })
  const code = outputFiles[0].text
  const name = `${path.basename(entry, '.ts')}-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.cjs`
  const file = path.join(paths.cache, name)
  if (!existsSync(file)) {
    mkdirSync(paths.cache, { recursive: true })
    // Two commands may do this at once: each file appears whole.
    const half = `${file}.${process.pid}`
    writeFileSync(half, code)
    renameSync(half, file)
  }
  return file
}

/** In a bundle every file would believe to lie where the bundle lies; workers and assets are found beside the source. */
const ownPlace = (edit) => ({
  name: 'own-place',
  setup(builder) {
    builder.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const contents = edit(readFileSync(file, 'utf8'), file)
        .replaceAll('import.meta.url', () => JSON.stringify(pathToFileURL(file).href))
        .replace(/\b__dirname\b/g, () => JSON.stringify(path.dirname(file)))
        .replace(/\b__filename\b/g, () => JSON.stringify(file))
      return { contents, loader: 'ts' }
    })
  },
})
