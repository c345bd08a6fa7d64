import { useAsk } from '../session/use-ask'
import type { MediatorShown } from './assign-sheet'

/** The street's roster, the least burdened first; undefined while it is not known. */
export function useMediators(enabled: boolean): MediatorShown[] | undefined {
  const { data } = useAsk('case', 'mediators', {}, { enabled, keep: false })
  return data?.mediators.map(({ userId, name, open }) => ({
    key: userId,
    name,
    note: open === 0 ? '手上没有别的案子' : `手上 ${open} 件`,
  }))
}
