import type { Layout } from './layout.types'

export const useLayout = (): Layout => 'phone'
