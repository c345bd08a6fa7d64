import type { Network } from './network.types'

export const network: Network = {
  isOnline: () => window.navigator.onLine !== false,
  onChange(listener) {
    const up = (): void => listener(true)
    const down = (): void => listener(false)
    window.addEventListener('online', up)
    window.addEventListener('offline', down)
    return () => {
      window.removeEventListener('online', up)
      window.removeEventListener('offline', down)
    }
  },
}
