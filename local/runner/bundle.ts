import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { FunctionConfig } from './config'

/** A bundle that did not change for this long is taken to be written to its end. */
const settledMs = 40
const looksAtMost = 25

/**
 * Which build of a function calls use. A new one on the disk is taken when it stands still and can be loaded; a half or a
 * broken one is left alone until it changes again, and the build before goes on serving.
 */
export class Bundle {
  /** The build new calls use. */
  version: string
  private refused = ''
  private changing: Promise<void> | undefined

  constructor(
    private readonly config: FunctionConfig,
    /** Tries to load what is on the disk, as `version`. */
    private readonly load: (version: string) => Promise<boolean>,
  ) {
    this.version = this.stamp()
  }

  /** Waits while a new build is tried. */
  async refresh(): Promise<void> {
    const seen = this.stamp()
    if (seen === this.version || seen === this.refused) return
    this.changing ??= this.change().finally(() => {
      this.changing = undefined
    })
    await this.changing
  }

  private async change(): Promise<void> {
    for (let looks = 0; looks < looksAtMost; looks += 1) {
      const before = this.stamp()
      await new Promise((resolve) => setTimeout(resolve, settledMs))
      if (before !== this.stamp() || before === missing) continue
      if (before === this.version) return
      const isGood = await this.load(before)
      // Written while it was loaded: nobody knows which of the two that was.
      if (before !== this.stamp()) continue
      if (isGood) this.version = before
      else this.refused = before
      return
    }
  }

  private stamp(): string {
    try {
      const { mtimeMs, size } = statSync(join(this.config.folder, `${this.config.handler.split('.')[0]}.js`))
      return `${mtimeMs}:${size}`
    } catch {
      return missing
    }
  }
}

const missing = 'missing'
