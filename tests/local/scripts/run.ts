import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export const project = path.resolve(__dirname, '../../..')
export const scripts = path.join(project, 'scripts')

export type Said = { code: number | null; out: string; err: string }

/** Runs node as a person would and waits for its end; `typed` is what the person types. */
export function node(
  words: string[],
  { cwd = project, typed = '' }: { cwd?: string; typed?: string } = {},
): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd, env: cleanEnvironment() })
    const said = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said.out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said.err += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...said }))
    child.stdin.end(typed)
  })
}

/** Secrets that a developer may have set must not reach the scripts under test. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { FIELD_KEYS: _keys, FIELD_KEY_ID: _id, PHONE_HASH_KEY: _phone, ...rest } = process.env
  return rest
}

const folders: string[] = []

export function tempFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'scripts-'))
  folders.push(folder)
  return folder
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
