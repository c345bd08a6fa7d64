import Taro from '@tarojs/taro'
import type { ViewerProps } from './types'

/** WeChat shows pictures over the whole screen by itself, with its own zoom and swipe. */
export const opensByItself = true

export const openPhotos = (urls: string[], index: number): void =>
  void Taro.previewImage({ urls, current: urls[index] ?? '' })

export const Viewer = (_: ViewerProps) => null
