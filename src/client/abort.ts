/**
 * WeChat's logic layer has no `AbortController`, and react-query makes one for every fetch: the mini-program build puts
 * this one in its place (config). Only what react-query needs: a flag, a reason, listeners.
 */
type Listener = () => void

class PlainSignal {
  aborted = false
  reason: unknown
  private listeners: Listener[] = []

  addEventListener(_event: 'abort', listener: Listener): void {
    this.listeners.push(listener)
  }

  removeEventListener(_event: 'abort', listener: Listener): void {
    this.listeners = this.listeners.filter((other) => other !== listener)
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }

  fire(reason: unknown): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason
    for (const listener of this.listeners) listener()
  }
}

export class PlainAbortController {
  readonly signal = new PlainSignal()

  abort(reason: unknown = new Error('aborted')): void {
    this.signal.fire(reason)
  }
}
