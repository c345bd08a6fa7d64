/// <reference types="miniprogram-api-typings" />
import Taro from '@tarojs/taro'
import { frameColours, type Look, type SystemLook } from './system-look.types'

/** WeChat's standard is 16 or 17 by phone; its care mode and the upper half of its slider begin at 20. */
const largeFontSize = 20

export function readSystem(): SystemLook {
  // Taro's type does not know the font size yet.
  const { theme, fontSizeSetting }: { theme?: string; fontSizeSetting?: number } = Taro.getAppBaseInfo()
  return { dark: theme === 'dark', largeText: (fontSizeSetting ?? 0) >= largeFontSize }
}

/** The font size changes only while the app is closed; the theme may change at any time. */
export function watchSystem(changed: () => void): void {
  Taro.onThemeChange(changed)
}

/** theme.json follows the phone; a theme chosen inside the app must be told to WeChat's bars, page by page. */
export function paintFrame({ dark }: Look): void {
  const paper = dark ? frameColours.dark : frameColours.light
  void Taro.setNavigationBarColor({ frontColor: dark ? '#ffffff' : '#000000', backgroundColor: paper })
  void Taro.setBackgroundColor({ backgroundColor: paper, backgroundColorTop: paper, backgroundColorBottom: paper })
}
