import { Text, View } from '@tarojs/components'
import type { BoxElement, BoxProps } from './types'

/** WeChat reads roles by name; what has none is heard as the words inside. */
const roles: Partial<Record<BoxElement, string>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  main: 'main',
  nav: 'navigation',
  ul: 'list',
  ol: 'list',
  li: 'listitem',
}
const inline = new Set<BoxElement>(['b', 'small'])

/** A piece of the page as a view. `b` and `small` stand inside a sentence and hold words only. */
export function Box({ as = 'div', id, className, style, children, role, label, silent }: BoxProps) {
  if (inline.has(as)) return <Text className={className}>{children}</Text>
  const aria = { ariaRole: role ?? roles[as], ariaLabel: label, ariaHidden: silent || undefined }
  return (
    <View id={id} className={className} style={style} {...aria}>
      {children}
    </View>
  )
}
