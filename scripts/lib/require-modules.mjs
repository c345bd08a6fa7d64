import { existsSync } from 'node:fs'
import path from 'node:path'
import { paths } from './paths.mjs'
import { PlainError } from './plain-error.mjs'

/** A clone without its packages fails here, with what to type, and not deep inside an import. */
export function requireModules() {
  const present = ['esbuild', 'zod', '@tarojs/cli'].every((name) => existsSync(path.join(paths.modules, name)))
  if (present) return
  throw new PlainError('依赖还没有装好，请先运行 npm ci。', 'Packages are missing; run "npm ci" first.')
}
