import { CloudError } from '../errors'

/** Lets so many through at a time; the others wait in a row of limited length, for a limited time. */
export class Gate {
  private inside = 0
  private readonly row: { enter: () => void; refuse: (error: CloudError) => void }[] = []
  private closed = false

  constructor(
    private readonly name: string,
    private readonly limits: { maxInstances: number; maxWaiting: number; waitLimitMs: number },
  ) {}

  get waiting(): number {
    return this.row.length
  }

  /** Refuses with `FUNCTION_EXCEED_RESOURCE_LIMIT` when the row is full, the wait too long, or the gate closed. */
  async enter(): Promise<void> {
    if (this.closed) throw isClosing()
    if (this.inside < this.limits.maxInstances) {
      this.inside += 1
      return
    }
    if (this.row.length >= this.limits.maxWaiting) throw tooMany(`too many calls of ${this.name} are waiting`)
    await new Promise<void>((resolve, reject) => {
      const settle = (work: () => void) => {
        clearTimeout(limit)
        work()
      }
      const entry = { enter: () => settle(resolve), refuse: (error: CloudError) => settle(() => reject(error)) }
      const limit = setTimeout(() => {
        this.row.splice(this.row.indexOf(entry), 1)
        reject(tooMany(`the call of ${this.name} waited longer than ${this.limits.waitLimitMs / 1000} s`))
      }, this.limits.waitLimitMs)
      this.row.push(entry)
    })
  }

  /** Gives the place to the next in the row. */
  leave(): void {
    const next = this.row.shift()
    if (next) next.enter()
    else this.inside -= 1
  }

  /** Refuses everybody who waits or comes. */
  close(): void {
    this.closed = true
    for (const { refuse } of this.row.splice(0)) refuse(isClosing())
  }
}

const tooMany = (message: string) => new CloudError('FUNCTION_EXCEED_RESOURCE_LIMIT', message)
export const isClosing = () => tooMany('the local cloud is closing')
