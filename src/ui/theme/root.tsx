import { useDidShow } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { currentLook, useLook } from '../../platform/appearance'
import type { Layout } from '../../platform/layout.types'
import { paintFrame } from '../../platform/system-look'
import { Box } from '../base'

/** First element of a page: carries light or dark, care mode and the desk's density to everything inside. */
export function ThemeRoot({ layout, children }: { layout: Layout; children: ReactNode }) {
  const look = useLook()
  useEffect(() => paintFrame(look), [look])
  // WeChat keeps the colours of its bar by page: say them again when this one comes back.
  useDidShow(() => paintFrame(currentLook()))
  return <Box className={themeClasses(layout, look)}>{children}</Box>
}

const themeClasses = (layout: Layout, look: { dark: boolean; care: boolean }): string =>
  ['theme-root', layout === 'desk' && 'desk', look.dark && 'theme-dark', look.care && 'care'].filter(Boolean).join(' ')
