import vm from 'node:vm'

/**
 * Promises that an app rejects and nobody catches. Node reports them on `process`, which in jest is a copy that
 * hears nothing, and jest would blame the test that happens to run. So the real process is asked, and a rejection is
 * given to the host whose realm made the promise; all others go their usual way.
 */
type Watch = { owns: (promise: unknown) => boolean; heard: (reason: unknown) => void }

const watches = new Set<Watch>()
let restore: (() => void) | null = null

/** Watches one realm (by its own Promise); returns how to stop. */
export function watchRejections(RealmPromise: PromiseConstructor, heard: (reason: unknown) => void): () => void {
  const watch: Watch = { owns: (promise) => promise instanceof RealmPromise, heard }
  watches.add(watch)
  restore ??= listen()
  return () => {
    watches.delete(watch)
    if (watches.size > 0 || !restore) return
    restore()
    restore = null
  }
}

function listen(): () => void {
  const real = vm.runInThisContext('process') as NodeJS.Process
  const usual = real.emit
  const emit = (event: string, ...about: unknown[]): boolean => {
    const owner = event === 'unhandledRejection' ? [...watches].find((watch) => watch.owns(about[1])) : undefined
    if (!owner) return Reflect.apply(usual, real, [event, ...about]) as boolean
    owner.heard(about[0])
    return true
  }
  real.emit = emit as NodeJS.Process['emit']
  return () => {
    real.emit = usual
  }
}
