import type { Lifecycle } from './lifecycle.types'

function whenVisibilityIs(state: DocumentVisibilityState, listener: () => void): () => void {
  const heard = (): void => {
    if (document.visibilityState === state) listener()
  }
  document.addEventListener('visibilitychange', heard)
  return () => document.removeEventListener('visibilitychange', heard)
}

export const lifecycle: Lifecycle = {
  onShow: (listener) => whenVisibilityIs('visible', listener),
  onHide: (listener) => whenVisibilityIs('hidden', listener),
}
