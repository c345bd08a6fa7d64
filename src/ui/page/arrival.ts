import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { focusOn } from '../../platform/focus'

let arrivedBefore = false

/**
 * Tells WeChat's bar and the browser's tab the title, and moves the reader to the new page: to its very top, so that
 * the next Tab meets the skip link. The first page of all keeps the browser's own start.
 */
export function useArrival(title: string) {
  const top = useRef<HTMLElement>(null)
  const main = useRef<HTMLElement>(null)
  useDidShow(() => {
    void Taro.setNavigationBarTitle({ title })
    if (arrivedBefore) focusOn(top.current)
    arrivedBefore = true
  })
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title })
  }, [title])
  return { top, main, skip: () => focusOn(main.current) }
}
