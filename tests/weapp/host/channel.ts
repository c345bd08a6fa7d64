type Listener = (...about: unknown[]) => void

/** The talk between a page and the one it opened (`navigateTo({ events })`, `getOpenerEventChannel()`), both ways. */
export interface EventChannel {
  on: (name: string, listener: Listener) => void
  once: (name: string, listener: Listener) => void
  off: (name: string, listener?: Listener) => void
  emit: (name: string, ...about: unknown[]) => void
}

/** The two ends of a channel: what one emits, the other hears. */
export function eventChannel(opener: Record<string, Listener> = {}): { opener: EventChannel; opened: EventChannel } {
  const toOpener = new Listeners(Object.entries(opener))
  const toOpened = new Listeners([])
  return { opener: end(toOpener, toOpened), opened: end(toOpened, toOpener) }
}

class Listeners {
  private readonly byName = new Map<string, Set<Listener>>()

  constructor(first: [string, Listener][]) {
    for (const [name, listener] of first) this.add(name, listener)
  }

  add(name: string, listener: Listener): void {
    this.byName.set(name, (this.byName.get(name) ?? new Set()).add(listener))
  }

  remove(name: string, listener?: Listener): void {
    if (listener) this.byName.get(name)?.delete(listener)
    else this.byName.delete(name)
  }

  tell(name: string, about: unknown[]): void {
    for (const listener of [...(this.byName.get(name) ?? [])]) listener(...about)
  }
}

function end(mine: Listeners, theirs: Listeners): EventChannel {
  const once = (name: string, listener: Listener): void => {
    const first: Listener = (...about) => {
      mine.remove(name, first)
      listener(...about)
    }
    mine.add(name, first)
  }
  return {
    on: (name, listener) => mine.add(name, listener),
    once,
    off: (name, listener) => mine.remove(name, listener),
    emit: (name, ...about) => theirs.tell(name, about),
  }
}
