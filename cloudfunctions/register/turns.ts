import { granted, type Result, refused } from '#domain/kernel/result'
import { cutTo } from '#domain/organisation/path'
import type { ImportKind, StoredImport } from '#domain/register/stored'
import type { CommandCall } from '../kit/route'
import type { Transaction } from '../kit/store'

/**
 * Tables of one kind go into a street's register one after the other: what was found new when a table was looked at may be there by now
 * if another one has begun or ended since. Each beginning and each end counts one turn, and only a table whose turn still stands begins.
 */
type Kind = Pick<StoredImport, 'streetId' | 'of'>

const counterOf = ({ streetId, of }: Kind): string => `${streetId}:import:${of}`

/** The turn that stands now. One round trip. */
export async function turnOf({ store, caller }: CommandCall, of: ImportKind): Promise<number> {
  return (await store.get('counters', counterOf({ streetId: caller.streetId, of })))?.last ?? 0
}

async function count(tx: Transaction, job: StoredImport, last: number): Promise<void> {
  const orgPath = cutTo(job.orgPath, 'street') ?? job.orgPath
  await tx.put('counters', { _id: counterOf(job), streetId: job.streetId, orgPath, last })
}

/**
 * Before the first rows are in; done again it does nothing. Of two that begin at once one goes on. Refuses conflict.
 * Round trips: begin, import, counter, both written, commit; none once it has begun.
 */
export async function beginTurn({ store, now }: CommandCall, { _id, startedAt }: StoredImport): Promise<Result<true>> {
  if (startedAt !== null) return granted(true)
  return store.transaction(
    async (tx) => {
      const job = await tx.get('imports', _id)
      if (!job || job.startedAt !== null) return granted(true)
      const turn = (await tx.get('counters', counterOf(job)))?.last ?? 0
      if (turn !== job.turn)
        return refused('conflict', '检查以后，名册里又导入过别的表。请把这张表再传一次，重新检查。')
      await tx.put('imports', { ...job, startedAt: now })
      await count(tx, job, turn + 1)
      return granted(true)
    },
    ({ ok }) => ok,
  )
}

/** After the last row; done again it does nothing. Round trips: as beginning. */
export async function endTurn({ store, now }: CommandCall, importId: StoredImport['_id']): Promise<void> {
  await store.transaction(
    async (tx) => {
      const job = await tx.get('imports', importId)
      if (!job || job.doneAt !== null) return
      await tx.put('imports', { ...job, doneAt: now })
      await count(tx, job, ((await tx.get('counters', counterOf(job)))?.last ?? 0) + 1)
    },
    () => true,
  )
}
