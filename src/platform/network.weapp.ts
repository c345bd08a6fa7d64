import Taro from '@tarojs/taro'
import type { Network } from './network.types'

const listeners = new Set<(online: boolean) => void>()
let watching = false
// Unknown counts as online: a try that fails tells more than a guess.
let online = true

function tell(next: boolean): void {
  if (next === online) return
  online = next
  for (const listener of listeners) listener(next)
}

function watch(): void {
  if (watching) return
  watching = true
  Taro.onNetworkStatusChange(({ isConnected }) => tell(isConnected))
  void Taro.getNetworkType().then(
    ({ networkType }) => tell(networkType !== 'none'),
    () => undefined,
  )
}

export const network: Network = {
  isOnline() {
    watch()
    return online
  },
  onChange(listener) {
    watch()
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
