/**
 * Writes the papers that are tables of the code: docs/permissions.md and docs/privacy.md. `node scripts/permissions.mjs`
 * writes; with `--check` it only says whether they are up to date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './lib/paths.mjs'
import { runTs } from './lib/run-ts.mjs'

const { papers } = await runTs('scripts/papers/papers.ts')
const onlyCheck = process.argv.includes('--check')
for (const [name, text] of Object.entries(papers(path.join(root, 'cloudfunctions')))) {
  const file = path.join(root, 'docs', name)
  if (!onlyCheck) writeFileSync(file, text)
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`docs/${name} is older than the tables of the code: run node scripts/permissions.mjs`)
    process.exitCode = 1
  }
}
