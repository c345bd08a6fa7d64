import type { InputOf } from '#domain/contract/index'
import { useAsk } from '../session/use-ask'
import type { RosterShown } from './assign-sheet'

/** The street's roster, the least burdened first, and who cannot take this report now; undefined while it is not known. */
export function useMediators(enabled: boolean, reportId?: string): RosterShown | undefined {
  const input = (reportId === undefined ? {} : { reportId }) as InputOf<'case', 'mediators'>
  const { data } = useAsk('case', 'mediators', input, { enabled, keep: false })
  return (
    data && {
      able: data.mediators.map(({ userId, name, open }) => ({
        key: userId,
        name,
        note: open === 0 ? '手上没有别的案子' : `手上 ${open} 件`,
      })),
      others: data.others.map(({ userId, name, why }) => ({ key: userId, name, note: whyNot[why] })),
    }
  )
}

const whyNot = { tied: '和这家单位有关系，回避', suspended: '账号停用着' } as const
