/**
 * WeChat's logic layer has no `AbortController`, and react-query makes one for every fetch. Imported before anything else
 * by the app. Only what react-query needs: a flag, a reason, listeners.
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

class PlainController {
  readonly signal = new PlainSignal()

  abort(reason: unknown = new Error('aborted')): void {
    this.signal.fire(reason)
  }
}

const scope = globalThis as { AbortController?: unknown }
if (scope.AbortController === undefined) scope.AbortController = PlainController
