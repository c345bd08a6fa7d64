import Taro from '@tarojs/taro'
import type { RefObject } from 'react'

/** WeChat's screen reader moves by itself: there is no keyboard to keep inside. */
export function useFocusTrap(_box: RefObject<HTMLElement>, _open: boolean, _close: () => void): void {}

export function focusOn(_element: HTMLElement | null): void {}

export const focusById = (_id: string): void => {}

export function arriveAt(_element: HTMLElement | null): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
}

export const focusIfLost = (_id: string): void => {}
