import Taro from '@tarojs/taro'
import { type KeyValueStore, StorageFull } from './storage.types'

export { type KeyValueStore, StorageFull } from './storage.types'

export const storage: KeyValueStore = {
  get(key) {
    const kept: unknown = Taro.getStorageSync(key)
    return typeof kept === 'string' && kept !== '' ? kept : null
  },
  set(key, text) {
    try {
      Taro.setStorageSync(key, text)
    } catch (error) {
      throw new StorageFull(String((error as { errMsg?: string }).errMsg ?? error))
    }
  },
  remove(key) {
    Taro.removeStorageSync(key)
  },
  keys: (prefix) => Taro.getStorageInfoSync().keys.filter((key) => key.startsWith(prefix)),
}
