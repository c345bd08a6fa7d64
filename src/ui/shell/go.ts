import Taro from '@tarojs/taro'
import { isTab } from './tabs'

/** Opens a page by its path (`/packages/volunteer/visit/index?place=…`); tab pages are switched to, never stacked. */
export function go(path: string): void {
  if (isTab(path)) void Taro.switchTab({ url: path.split('?')[0] ?? path })
  else void Taro.navigateTo({ url: path })
}

/** From the side navigation: sub pages take each other's place, so a day at the desk does not pile them up. */
export function goAcross(path: string): void {
  const here = Taro.getCurrentPages()
  const top = `/${here[here.length - 1]?.route ?? ''}`.replace(/^\/+/, '/').split('?')[0]
  if (top === path.split('?')[0]) return
  if (isTab(path) || isTab(top ?? '')) go(path)
  else void Taro.redirectTo({ url: path })
}

/** In place of the page on top: what it was about has moved there. */
export const goInstead = (path: string): void => void Taro.redirectTo({ url: path })

export const canGoBack = (): boolean => Taro.getCurrentPages().length > 1

/** One page back; from a page that was opened by its link, home. */
export function goBack(): void {
  if (canGoBack()) void Taro.navigateBack()
  else go('/pages/home/index')
}
