/**
 * Who may write which document. A transaction takes a document's lock with its first write to it; the first writer wins.
 * Documents committed while a snapshot is open are remembered, for a later write from that snapshot is a conflict too.
 */
export class Locks {
  private readonly owners = new Map<string, string>()
  private readonly committedAt = new Map<string, number>()
  private waiting: (() => void)[] = []
  private snapshots = 0
  private sequence = 0

  /** Opens a snapshot; the number says which commits it does not see. */
  openSnapshot(): number {
    this.snapshots++
    return this.sequence
  }

  closeSnapshot(): void {
    this.snapshots--
    if (this.snapshots === 0) this.committedAt.clear()
  }

  /** False when somebody else holds the document, or committed it after the snapshot was taken. */
  take(key: string, owner: string, snapshot: number): boolean {
    const holder = this.owners.get(key)
    if (holder !== undefined && holder !== owner) return false
    if ((this.committedAt.get(key) ?? 0) > snapshot) return false
    this.owners.set(key, owner)
    return true
  }

  isHeld(key: string): boolean {
    return this.owners.has(key)
  }

  release(owner: string, keys: Iterable<string>): void {
    for (const key of keys) if (this.owners.get(key) === owner) this.owners.delete(key)
    const waiting = this.waiting
    this.waiting = []
    for (const wake of waiting) wake()
  }

  /** Resolves when any lock has been released; the caller looks again. */
  untilReleased(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve)
    })
  }

  /** Records a commit. Called after the disk has it and before anything else runs. */
  committed(keys: Iterable<string>): void {
    this.sequence++
    if (this.snapshots > 0) for (const key of keys) this.committedAt.set(key, this.sequence)
  }
}

export const lockKey = (collection: string, id: string) => `${collection}\0${id}`
