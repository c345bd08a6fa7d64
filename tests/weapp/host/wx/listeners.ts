/** Everything an app may listen to through `wx.on…` / `wx.off…`. */
export type Heard =
  | 'network'
  | 'theme'
  | 'appShow'
  | 'appHide'
  | 'error'
  | 'unhandledRejection'
  | 'pageNotFound'
  | 'resize'

type Listener = (about: never) => void

/** The listeners of one app, by what they listen to. */
export class Listeners {
  private readonly byName = new Map<Heard, Set<Listener>>()

  constructor(private readonly guard: (run: () => void) => void) {}

  readonly on =
    (name: Heard) =>
    (listener: Listener): void => {
      this.byName.set(name, (this.byName.get(name) ?? new Set()).add(listener))
    }

  readonly off =
    (name: Heard) =>
    (listener?: Listener): void => {
      if (listener) this.byName.get(name)?.delete(listener)
      else this.byName.delete(name)
    }

  tell(name: Heard, about: unknown): void {
    for (const listener of [...(this.byName.get(name) ?? [])]) this.guard(() => listener(about as never))
  }
}
