import { forgottenCase, forgottenReport } from '#domain/report/forget'
import type { StoredReport } from '#domain/report/stored'
import { nextOf, pageOf } from '../kit/cursor'
import { removeFiles } from '../kit/files'
import { command } from '../kit/store'
import type { JobCall } from '../kit/timer'

const batch = 20

/**
 * Empties reports whose time is over of what their reporters left: words, photos, messages, name and number. As each of them was
 * promised before it was handed in.
 */
export async function forgetReports(call: JobCall): Promise<number> {
  const due = { keptUntil: command.lt(call.now) }
  let forgotten = 0
  let cursor: string | undefined
  do {
    const { where, orderBy } = pageOf(due, { field: 'keptUntil', direction: 'asc' }, cursor)
    const page = await call.store.find('reports', where, { orderBy, limit: batch })
    for (const report of page) {
      if (!call.hasTime()) return forgotten
      if (await call.attempt(() => forget(call, report))) forgotten++
    }
    cursor = nextOf(page, batch, ({ keptUntil, _id }) => ({ value: keptUntil as Date, id: _id })) ?? undefined
  } while (cursor !== undefined)
  return forgotten
}

/** Photos and messages first: as long as one is left, the report still says that its time is over. */
async function forget({ store }: JobCall, { _id, photos }: StoredReport): Promise<boolean> {
  await removeFiles(photos.map(({ fileId }) => fileId))
  await store.removeAll('messages', { reportId: _id })
  return store.transaction(
    async (tx) => {
      const report = await tx.get('reports', _id)
      if (!report || report.keptUntil === null) return false
      const its = report.caseId === null ? undefined : await tx.get('cases', report.caseId)
      await tx.put('reports', forgottenReport(report))
      if (its) await tx.put('cases', forgottenCase(its, report))
      return true
    },
    (done) => done,
  )
}
