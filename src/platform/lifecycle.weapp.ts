import Taro from '@tarojs/taro'
import type { Lifecycle } from './lifecycle.types'

export const lifecycle: Lifecycle = {
  onShow(listener) {
    const heard = (): void => listener()
    Taro.onAppShow(heard)
    return () => Taro.offAppShow(heard)
  },
  onHide(listener) {
    const heard = (): void => listener()
    Taro.onAppHide(heard)
    return () => Taro.offAppHide(heard)
  },
}
