import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A tiny mini-program written by hand, in which everything is right. */
export const fixture = path.join(__dirname, 'fixture')

/** A copy of it to plant one fault in. */
export class Planted {
  readonly root = mkdtempSync(path.join(tmpdir(), 'weapp-planted-'))

  constructor() {
    cpSync(fixture, this.root, { recursive: true })
  }

  /** Changes a file; a change that changes nothing is a mistake of the test. */
  edit(file: string, change: (text: string) => string): this {
    const before = readFileSync(path.join(this.root, file), 'utf8')
    const after = change(before)
    if (after === before) throw new Error(`the fault was not planted in ${file}`)
    return this.write(file, after)
  }

  write(file: string, text: string): this {
    mkdirSync(path.dirname(path.join(this.root, file)), { recursive: true })
    writeFileSync(path.join(this.root, file), text)
    return this
  }

  /** Changes one of its json files. */
  json(file: string, change: (json: Record<string, unknown>) => void): this {
    return this.edit(file, (text) => {
      const json = JSON.parse(text) as Record<string, unknown>
      change(json)
      return JSON.stringify(json)
    })
  }

  remove(file: string): this {
    rmSync(path.join(this.root, file), { recursive: true })
    return this
  }

  discard(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}
