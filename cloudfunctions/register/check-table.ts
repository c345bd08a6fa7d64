import type { CommandId, UserId } from '#domain/kernel/id'
import { granted, type Result, refused } from '#domain/kernel/result'
import type { ImportKind } from '#domain/register/stored'
import { changeOnce } from '../kit/commands'
import { isIncoming, readFile, removeFiles, writeFile } from '../kit/files'
import type { CommandCall } from '../kit/route'
import { type Fault, type Form, faultsTold, type RowFault } from './form'
import { turnOf } from './turns'
import { readTable, type Table } from './workbook'

const mostBytes = 5_000_000

/** What somebody reads of a table that was looked at. */
type Answer = { importId: CommandId | null; rows: number; problems: Fault[]; problemCount: number }

/** A table of one kind: how it looks, and what is wrong with its rows, or else how each of them will be written. */
type Looking<K extends string, Counts extends object> = {
  of: ImportKind
  form: Form<K>
  look(rows: Table<K>['rows']): Promise<{ faults: RowFault[]; written: () => unknown[]; counts: Counts }>
  /** Told of a table that could not even be read. */
  none: Counts
}

/**
 * Looks at every cell of a table and writes nothing into the register. What is right throughout is laid aside as it will be written,
 * under the id of this command. Refuses invalidInput, notFound for a file that is not there.
 * Round trips: identity, turn, what `look` asks, begin, import, command, commit.
 */
export async function checkTable<K extends string, Counts extends object>(
  call: CommandCall,
  input: { fileId: string },
  looking: Looking<K, Counts>,
): Promise<Result<Answer & Counts>> {
  if (!isIncoming(input.fileId)) return noFile()
  // Asked first: what begins while the table is looked at makes it old.
  const turn = await turnOf(call, looking.of)
  const looked = await lookAt(call, input.fileId, looking)
  const outcome = await changeOnce<Answer & Counts>(call, input, async (tx) => {
    if (!looked.ok) return looked
    const { rowsFileId, total, told } = looked.value
    if (rowsFileId === null) return granted({ importId: null, ...told })
    const { streetId, orgPath, userId } = call.caller
    const importId = call.commandId as CommandId
    await tx.add('imports', {
      ...{ _id: importId, of: looking.of, streetId, orgPath, by: userId as UserId, rowsFileId },
      ...{ total, written: 0, skipped: [], at: call.now, turn, startedAt: null, doneAt: null },
    })
    return granted({ importId, ...told })
  })
  // Names and numbers are in it: what was looked at goes, whatever was found.
  if (outcome.ok || !looked.ok) await removeFiles([input.fileId])
  return outcome
}

const noFile = () => refused('notFound', '没找到这张表，请再传一次。', { field: 'fileId' })

type Looked<Counts> = { told: Omit<Answer, 'importId'> & Counts; rowsFileId: string | null; total: number }

async function lookAt<K extends string, Counts extends object>(
  call: CommandCall,
  fileId: string,
  { form, look, none }: Looking<K, Counts>,
): Promise<Result<Looked<Counts>>> {
  const bytes = await readFile(fileId, mostBytes)
  if (bytes === 'missing') return noFile()
  if (bytes === 'tooLarge')
    return refused('invalidInput', '这张表太大了，请分几张，每张 5 MB 以内。', { field: 'fileId' })
  const table = await readTable(form, bytes)
  if ('cell' in table)
    return granted({ told: { rows: 0, problems: [table], problemCount: 1, ...none }, rowsFileId: null, total: 0 })
  const { faults, written, counts } = await look(table.rows)
  const told = { rows: table.rows.length, ...faultsTold(faults), ...counts }
  const laidAside = faults.length > 0 ? [] : written()
  const total = laidAside.length
  // A table that says what the register says already leaves nothing to be done.
  if (total === 0) return granted({ told, rowsFileId: null, total })
  const rowsFileId = await writeFile(`imports/${call.commandId}.json`, Buffer.from(JSON.stringify(laidAside)))
  return granted({ told, rowsFileId, total })
}
