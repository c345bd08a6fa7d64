import { messageOf } from '../errors'
import type { MediaEvent } from './media-check'
import type { Outbox } from './outbox'

/** WeChat tries a push three times in all. */
const attempts = 3

/** Delivers the verdicts of media checks: after a while, more than once when the function fails, and after a restart. */
export class MediaResults {
  private readonly timers = new Set<NodeJS.Timeout>()
  private closed = false

  constructor(
    private readonly options: {
      outbox: Outbox
      delayMs: number
      event: (media: { traceId: string; mediaUrl: string }) => Promise<MediaEvent>
      /** Hands an event to the function that is declared for messages; absent when none is. */
      push?: ((event: MediaEvent) => Promise<void>) | undefined
    },
  ) {
    for (const { id, shown } of options.outbox.undelivered())
      this.schedule(id, { traceId: String(shown.traceId), mediaUrl: String(shown.mediaUrl) })
  }

  schedule(id: number, media: { traceId: string; mediaUrl: string }, attempt = 1): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      void this.deliver(id, media, attempt)
    }, this.options.delayMs)
    timer.unref()
    this.timers.add(timer)
  }

  /** What is on its way is delivered again at the next start: nobody will hear how it went. */
  close(): void {
    this.closed = true
    for (const timer of this.timers) clearTimeout(timer)
  }

  private async deliver(id: number, media: { traceId: string; mediaUrl: string }, attempt: number): Promise<void> {
    const { outbox, event: eventOf, push } = this.options
    try {
      const event = await eventOf(media)
      outbox.amend(id, { event })
      if (push) await push(event)
      outbox.amend(id, { delivery: push ? 'pushed' : 'nobody listens', attempts: attempt })
    } catch (error) {
      if (this.closed) return
      const isLast = attempt === attempts
      outbox.amend(id, { ...(isLast && { delivery: 'failed' }), attempts: attempt, problem: messageOf(error) })
      if (!isLast) this.schedule(id, media, attempt + 1)
    }
  }
}
