import { spawnSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * WeChat's own compilers: `wcc` turns WXML and WXS into JavaScript, `wcsc` turns WXSS into JavaScript.
 * They come from npm (`miniprogram-compiler`) as x86-64 programs, one set per operating system, without the
 * executable bit. A copy that may be executed is made once, outside node_modules, so a read-only install works too.
 */
export type CompilerName = 'wcc' | 'wcsc'

/** Thrown where the compilers cannot run at all. Nothing is skipped: whoever asked for a check sees this one line. */
export class CompilersUnavailable extends Error {
  constructor(reason: string) {
    super(
      `WeChat's compilers (wcc, wcsc) run on x86-64 Linux, macOS and Windows only; ` +
        `on this machine (${process.platform} ${process.arch}) they do not: ${reason}. The mini-program cannot be checked here.`,
    )
    this.name = 'CompilersUnavailable'
  }
}

/** What one run of a compiler said. `failed` is null when it accepted everything. */
export interface CompilerRun {
  output: string
  failed: string | null
}

const OUTPUT_LIMIT_BYTES = 256 * 1024 * 1024
const folderOf: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'mac', win32: 'windows' }
const ready = new Map<CompilerName, string>()

/** Runs a compiler with `cwd` as the root of the program's paths. Throws CompilersUnavailable where it cannot start. */
export function runCompiler(name: CompilerName, args: string[], cwd: string): CompilerRun {
  const run = spawnSync(executable(name), args, { cwd, maxBuffer: OUTPUT_LIMIT_BYTES, encoding: 'utf8' })
  if (run.error) throw new CompilersUnavailable(`${name} does not start (${run.error.message})`)
  if (run.status === 0) return { output: run.stdout, failed: null }
  return { output: run.stdout, failed: run.stderr.trim() || `${name} ended with ${run.signal ?? `code ${run.status}`}` }
}

function executable(name: CompilerName): string {
  const known = ready.get(name)
  if (known) return known
  const folder = folderOf[process.platform]
  if (!folder) throw new CompilersUnavailable('there is no build of them for this system')
  const file = process.platform === 'win32' ? `${name}.exe` : name
  const manifest = require.resolve('miniprogram-compiler/package.json')
  const shipped = path.join(path.dirname(manifest), 'bin', folder, file)
  const runnable = mayExecute(shipped) ? shipped : copyOf(shipped, file, versionIn(manifest))
  ready.set(name, runnable)
  return runnable
}

function copyOf(shipped: string, file: string, version: string): string {
  const home = writableFolder(version)
  const kept = path.join(home, file)
  if (mayExecute(kept)) return kept
  // Several test processes may come here at once: each writes its own file, and the rename replaces it whole.
  const own = `${kept}.${process.pid}`
  copyFileSync(shipped, own)
  chmodSync(own, 0o755)
  renameSync(own, kept)
  return kept
}

function writableFolder(version: string): string {
  const cache = path.resolve('.cache', `wechat-compilers-${version}`)
  try {
    mkdirSync(cache, { recursive: true })
    accessSync(cache, constants.W_OK)
    return cache
  } catch {
    return mkdtempSync(path.join(tmpdir(), 'wechat-compilers-'))
  }
}

function versionIn(manifest: string): string {
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}

function mayExecute(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
