import { parseArgs } from 'node:util'
import { PlainError, runMain } from '../lib/plain-error.mjs'
import { requireModules } from '../lib/require-modules.mjs'
import { backup } from './backup.mjs'
import { check } from './check.mjs'
import { explain } from './explain.mjs'
import { restore } from './restore.mjs'
import { start } from './start.mjs'
import { usage } from './usage.mjs'

const text = { type: 'string' }
const yes = { type: 'boolean' }

/** Each command with its options and how many plain words it takes. */
const commands = {
  start: {
    run: start,
    options: {
      data: text,
      port: text,
      host: text,
      env: text,
      cloudbaserc: text,
      collections: text,
      web: text,
      watch: yes,
    },
    words: [0, 0],
  },
  backup: { run: backup, options: { data: text, to: text }, words: [0, 0] },
  restore: { run: restore, options: { data: text, replace: yes }, words: [1, 1] },
  check: { run: check, options: { data: text }, words: [0, 0] },
  explain: { run: explain, options: { data: text, sort: text }, words: [1, 2] },
}

export function main(given) {
  return runMain(async () => {
    const [name, ...words] = given
    if (name === undefined || name === '--help' || words.includes('--help')) return console.log(usage)
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) throw new PlainError(`没有「${name}」这个命令。`, `There is no command "${name}".`, usage)
    const { values, positionals } = read(words, command.options)
    const [least, most] = command.words
    if (positionals.length < least || positionals.length > most) {
      throw new PlainError(`「${name}」后面的话不对，用法在上面。`, `Wrong words after "${name}".`, usage)
    }
    requireModules()
    await command.run(values, positionals)
  })
}

function read(words, options) {
  try {
    return parseArgs({ args: words, options, strict: true, allowPositionals: true })
  } catch (error) {
    const word = words.find((candidate) => error.message.includes(candidate.split('=')[0])) ?? words.join(' ')
    throw new PlainError(`看不懂「${word}」，用法在上面。`, error.message, usage)
  }
}
