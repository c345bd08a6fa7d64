import type { ReactNode } from 'react'
import type { Layout } from '../../platform/layout.types'

export interface PageHeadProps {
  title: string
  /** A sub page: offers the way back. */
  back: boolean
  layout: Layout
  search?: ReactNode
  actions?: ReactNode
}
