import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../../lib/paths.mjs'
import { PlainError } from '../../lib/plain-error.mjs'

const program = path.join(root, 'scripts/conformance/oracle/mongomock-answers.py')

/** A Python that has mongomock, or undefined. */
export function pythonWithMongomock() {
  const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3'].filter(Boolean)
  return candidates.find((python) => spawnSync(python, ['-c', 'import mongomock']).status === 0)
}

export const requirePython = () => {
  const python = pythonWithMongomock()
  if (python) return python
  throw new PlainError(
    '没有找到带 mongomock 的 Python。请先装上：apt-get install python3-mongomock（或 pip install mongomock），也可以用 --without-python 跳过这一项。',
    'No Python with mongomock was found; install it with "apt-get install python3-mongomock" or "pip install mongomock", or pass --without-python.',
  )
}

/** Dates and patterns as both sides read them. */
export const toWire = (value) => {
  if (Array.isArray(value)) return value.map(toWire)
  if (value instanceof Date) return { $date: value.getTime() }
  if (value instanceof RegExp) return { $pattern: [value.source, value.flags] }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toWire(inner)]))
}

/** What mongomock answers to each case; `undefined` for one that only sets the documents. */
export async function answersOf(python, cases) {
  const child = spawn(python, [program], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, TZ: 'UTC' } })
  const answers = []
  const waiting = cases.filter(({ kind }) => kind !== 'documents').length
  const read = (async () => {
    for await (const line of createInterface(child.stdout)) answers.push(JSON.parse(line))
  })()
  child.stdin.end(cases.map((one) => `${JSON.stringify(toWire(one))}\n`).join(''))
  await read
  if (answers.length !== waiting) throw new Error(`mongomock ended after ${answers.length} of ${waiting} answers`)
  return cases.map((one) => (one.kind === 'documents' ? undefined : answers.shift()))
}
