import type { CommandId } from '#domain/kernel/id'
import { granted, type Result, refused } from '#domain/kernel/result'
import type { ImportKind } from '#domain/register/stored'
import { readFile, removeFiles } from '../kit/files'
import type { CommandCall } from '../kit/route'
import { DuplicateId } from '../kit/store'
import { beginTurn, endTurn } from './turns'

const mostBytes = 20_000_000

/** How the rows of one kind are written. A step takes a second or two, and never ten. */
type Stepping<Row> = {
  of: ImportKind
  /** What was laid aside, as it was laid aside. */
  rows(json: unknown[]): Row[]
  /** So many rows a call writes, in so many at once. */
  stepRows: number
  batchRows: number
  /**
   * Writes those of a batch that an earlier, interrupted step did not; done twice it writes nothing twice. Gives the numbers of the
   * rows that had to be left alone.
   */
  write(batch: Row[]): Promise<number[]>
  /** The audit's word for it. */
  what: string
}

/** How far it came, and which rows of the table were left alone so far. */
type Stepped = { written: number; total: number; done: boolean; skipped: number[] }

/**
 * Writes the next rows of an import. Every row has its own id from the start, so a step that was cut off is simply done again, and two
 * at once do no harm. Only for whoever had the table looked at. Refuses notFound, conflict.
 * Round trips: identity, import, what `write` needs and one for every batch; at the beginning and at the end six more. Of the storage:
 * address, read.
 */
export async function nextStep<Row>(
  call: CommandCall,
  { importId }: { importId: CommandId },
  { of, rows, stepRows, batchRows, write, what }: Stepping<Row>,
): Promise<Result<Stepped>> {
  const { store, caller } = call
  const job = await store.get('imports', importId)
  if (job?.of !== of || job.by !== caller.userId || job.streetId !== caller.streetId) return noImport()
  const { total } = job
  if (job.doneAt !== null) return granted({ written: total, total, done: true, skipped: job.skipped })
  const begun = await beginTurn(call, job)
  if (!begun.ok) return begun
  const file = await readFile(job.rowsFileId, mostBytes)
  if (!Buffer.isBuffer(file)) return noImport()
  let { written, skipped } = job
  const end = Math.min(total, written + stepRows)
  const left = rows((JSON.parse(file.toString('utf8')) as unknown[]).slice(written, end))
  while (left.length > 0) {
    const batch = left.splice(0, batchRows)
    skipped = [...new Set([...skipped, ...(await write(batch))])]
    written += batch.length
    await store.change('imports', job._id, { written, skipped })
  }
  if (written < total) return granted({ written, total, done: false, skipped })
  await auditOnce(call, { importId, what })
  await endTurn(call, job._id)
  await removeFiles([job.rowsFileId])
  return granted({ written, total, done: true, skipped })
}

const noImport = () => refused('notFound', '没有这次导入，请把表再传一次。')

async function auditOnce(
  { store, caller, now }: CommandCall,
  { importId, what }: { importId: string; what: string },
): Promise<void> {
  const { streetId, orgPath, userId: by } = caller
  const entry = { _id: `import:${importId}`, streetId, orgPath, at: now, by, what, about: importId }
  await store.add('audit', entry).catch((error: unknown) => {
    if (!(error instanceof DuplicateId)) throw error
  })
}
