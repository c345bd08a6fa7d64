import { useNow } from '../session/use-now'
import type { ReceiptRow } from './receipt-rows'
import { rowOf } from './receipt-words'
import { useReceipts } from './use-receipt'

/** What lies on this phone, as rows. */
export function useOwnReceipts(): ReceiptRow[] {
  const now = useNow()
  return useReceipts().map(({ id, follow }) => ({ id, placeName: follow.placeName, ...rowOf(follow, now) }))
}

export const receiptPath = (id: string): string => `/pages/report/index?to=receipt&id=${encodeURIComponent(id)}`
export const findPath = '/pages/report/index?to=find'
export const writePath = '/pages/report/index?to=write'
