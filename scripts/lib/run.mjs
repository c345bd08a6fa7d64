import { spawn } from 'node:child_process'
import { root } from './paths.mjs'

/**
 * Runs a program in the project's folder and gives its exit code and all it said. `show` passes its words on at once.
 * Ends with the parent: a cancelled check leaves no compiler behind.
 */
export function run(command, words, { env = {}, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        said += text
      })
    }
    const end = () => child.kill()
    process.once('exit', end)
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('exit', end)
      resolve({ code: code ?? 1, said })
    })
  })
}

/** The same for a package's own command, by its file: no shell, no npx. */
export const runNode = (file, words, options) => run(process.execPath, [file, ...words], options)
