import { useSyncExternalStore } from 'react'
import type { Layout } from './layout.types'

const deskQuery = '(min-width: 1024px)'
const tabletQuery = '(min-width: 768px)'

const matches = (query: string): boolean => window.matchMedia?.(query).matches ?? false
const current = (): Layout => (matches(deskQuery) ? 'desk' : matches(tabletQuery) ? 'tablet' : 'phone')

function subscribe(changed: () => void): () => void {
  const queries = [deskQuery, tabletQuery].map((query) => window.matchMedia?.(query))
  for (const query of queries) query?.addEventListener?.('change', changed)
  return () => {
    for (const query of queries) query?.removeEventListener?.('change', changed)
  }
}

export const useLayout = (): Layout => useSyncExternalStore(subscribe, current, current)
