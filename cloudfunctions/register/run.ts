import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import { StoredPlace } from '#domain/place/stored'
import { readFile, removeFiles } from '../kit/files'
import type { CommandCall } from '../kit/route'
import { command, DuplicateId } from '../kit/store'

const mostBytes = 20_000_000
/** So many rows a call writes, in so many at once: a step takes a second or two, and never ten. */
const stepRows = 1000
const batchRows = 100

/**
 * Writes the next thousand rows of an import. Every row has its own id from the start, so a step that was cut off is simply done
 * again, and two at once do no harm. Only for whoever had the table looked at. Refuses notFound.
 * Round trips: identity, import, two for every hundred rows; at the end audit and import. Of the storage: address and read.
 */
export async function runImport(
  call: CommandCall,
  input: ParsedInputOf<'register', 'runImport'>,
): Promise<Result<AnswerOf<'register', 'runImport'>>> {
  const { store, caller } = call
  const job = await store.get('placeImports', input.importId)
  if (!job || job.by !== caller.userId || job.streetId !== caller.streetId)
    return refused('notFound', '没有这次导入，请把表再传一次。')
  const { total } = job
  if (job.doneAt !== null) return granted({ written: total, total, done: true })
  const file = await readFile(job.rowsFileId, mostBytes)
  if (!Buffer.isBuffer(file)) return refused('notFound', '没有这次导入，请把表再传一次。')
  const rows = StoredPlace.array().parse(JSON.parse(file.toString('utf8')))
  let { written } = job
  const end = Math.min(total, written + stepRows)
  while (written < end) {
    const batch = rows.slice(written, Math.min(end, written + batchRows))
    await addThose(call, batch)
    written += batch.length
    await store.change('placeImports', job._id, { written })
  }
  if (written < total) return granted({ written, total, done: false })
  await auditOnce(call, job._id)
  await store.change('placeImports', job._id, { written, doneAt: call.now })
  await removeFiles([job.rowsFileId])
  return granted({ written, total, done: true })
}

/** Writes those that an earlier step did not. */
async function addThose({ store }: CommandCall, batch: StoredPlace[]): Promise<void> {
  try {
    await store.addAll('places', batch)
  } catch (error) {
    if (!(error instanceof DuplicateId)) throw error
    const ids = batch.map(({ _id }) => _id)
    const there = await store.find('places', { _id: command.in(ids) }, { limit: batch.length })
    const known = new Set(there.map(({ _id }) => _id))
    const missing = batch.filter(({ _id }) => !known.has(_id))
    if (missing.length > 0) await store.addAll('places', missing)
  }
}

async function auditOnce({ store, caller, now }: CommandCall, importId: string): Promise<void> {
  const { streetId, orgPath, userId: by } = caller
  const entry = { _id: `import:${importId}`, streetId, orgPath, at: now, by, what: 'register.import', about: importId }
  await store.add('audit', entry).catch((error: unknown) => {
    if (!(error instanceof DuplicateId)) throw error
  })
}
