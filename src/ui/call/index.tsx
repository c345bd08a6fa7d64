import type { ReactNode } from 'react'
import { dial } from '../../platform/dial'
import { Touchable } from '../base'

export interface CallProps {
  /** As it is dialled; what a person reads may have dashes in it. */
  number: string
  /** What is read out (`打 12345，市民热线`). */
  label: string
  className?: string
  children: ReactNode
}

/** A number to call: a link in the browser, WeChat's own question there. */
export function Call({ number, label, className, children }: CallProps) {
  const digits = number.replace(/[^\d+]/g, '')
  return (
    <Touchable href={`tel:${digits}`} onTap={() => dial(digits)} label={label} className={className}>
      {children}
    </Touchable>
  )
}
