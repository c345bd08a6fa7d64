import { Label as WechatLabel } from '@tarojs/components'
import type { ReactNode } from 'react'

export function Label({ htmlFor, className, children }: { htmlFor: string; className?: string; children: ReactNode }) {
  return (
    <WechatLabel for={htmlFor} className={className}>
      {children}
    </WechatLabel>
  )
}
