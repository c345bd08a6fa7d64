import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { PlaceEntry } from '#domain/contract/place'
import type { PlaceId, UserId } from '#domain/kernel/id'
import { mintId } from '#domain/kernel/mint-id'
import { granted, type Result, refused } from '#domain/kernel/result'
import { whereLabel } from '#domain/organisation/organisation'
import type { StoredPlace, StoredPlaceImport } from '#domain/place/stored'
import { changeOnce } from '../kit/commands'
import { isIncoming, readFile, removeFiles, writeFile } from '../kit/files'
import type { CommandCall } from '../kit/route'
import { written } from '../place/stored'
import { namedAreas } from './areas'
import { type Cells, columnOfField, entryIn, letterOf } from './columns'
import { knownAlready } from './known'
import { readTable } from './workbook'

type Answer = AnswerOf<'register', 'checkPlaces'>
type Found = Answer['problems'][number] & { row: number }
/** A row that is right in itself. */
export type Right = { number: number; entry: PlaceEntry; cells: Cells }

const mostBytes = 5_000_000
const mostTold = 200

/**
 * Looks at every cell of a table and writes nothing into the register. What is right throughout is laid aside as it will be written,
 * under the id of this command. Refuses invalidInput, notFound for a file that is not there.
 * Round trips: identity, areas, what is known already (one for every 500 rows, twice), begin, import, command, commit.
 */
export async function checkPlaces(
  call: CommandCall,
  input: ParsedInputOf<'register', 'checkPlaces'>,
): Promise<Result<Answer>> {
  if (!isIncoming(input.fileId)) return noFile()
  const looked = await lookAt(call, input.fileId)
  const outcome = await changeOnce<Answer>(call, input, async (tx) => {
    if (!looked.ok) return looked
    const { problems, rows, rowsFileId } = looked.value
    if (rowsFileId === null)
      return granted({ importId: null, rows, problems: problems.slice(0, mostTold), problemCount: problems.length })
    const { streetId, orgPath, userId } = call.caller
    const job: StoredPlaceImport = {
      ...{ _id: call.commandId as StoredPlaceImport['_id'], streetId, orgPath, by: userId as UserId, rowsFileId },
      ...{ total: rows, written: 0, at: call.now, doneAt: null },
    }
    await tx.add('placeImports', job)
    return granted({ importId: job._id, rows, problems: [], problemCount: 0 })
  })
  if (outcome.ok) await removeFiles([input.fileId])
  return outcome
}

const noFile = () => refused('notFound', '没找到这张表，请再传一次。', { field: 'fileId' })

type Looked = { rows: number; problems: Answer['problems']; rowsFileId: string | null }

async function lookAt(call: CommandCall, fileId: string): Promise<Result<Looked>> {
  const bytes = await readFile(fileId, mostBytes)
  if (bytes === 'missing') return noFile()
  if (bytes === 'tooLarge')
    return refused('invalidInput', '这张表太大了，请分几张，每张 5 MB 以内。', { field: 'fileId' })
  const table = await readTable(bytes)
  if ('cell' in table) return granted({ rows: 0, problems: [table], rowsFileId: null })
  const areas = await namedAreas(call)
  const problems: Found[] = []
  const right: Right[] = []
  for (const { number, cells } of table.rows) {
    const faults = faultsOf(cells, areas.find)
    if (faults.entry) right.push({ number, entry: faults.entry, cells })
    problems.push(
      ...faults.problems.map(({ column, message }) => ({ cell: `${letterOf(column)}${number}`, message, row: number })),
    )
  }
  problems.push(...twice(right), ...(await knownAlready(call, right)))
  if (problems.length > 0) {
    const told = problems.sort((a, b) => a.row - b.row || (a.cell < b.cell ? -1 : 1))
    return granted({
      rows: table.rows.length,
      problems: told.map(({ cell, message }) => ({ cell, message })),
      rowsFileId: null,
    })
  }
  const places = right.map((row) => placeOf(call, row, areas.namesOf(row.entry.orgPath)))
  const rowsFileId = await writeFile(`imports/${call.commandId}.json`, Buffer.from(JSON.stringify(places)))
  return granted({ rows: places.length, problems: [], rowsFileId })
}

function faultsOf(cells: Cells, find: Parameters<typeof entryIn>[1]) {
  const { entry, problems } = entryIn(cells, find)
  const parsed = PlaceEntry.safeParse(entry)
  const seen = new Set(problems.map(({ column }) => column))
  const more = (parsed.error?.issues ?? []).flatMap(({ path, message }) => {
    const column = columnOfField(path.map(String).join('.'))
    if (seen.has(column)) return []
    seen.add(column)
    return { column, message: /[\u4e00-\u9fff]/.test(message) ? message : '这一格填得不对' }
  })
  const all = [...problems, ...more]
  return { problems: all, entry: all.length === 0 ? parsed.data : undefined }
}

/** Rows that say the same as one above them. */
function twice(right: Right[]): Found[] {
  const codes = new Map<string, number>()
  const names = new Map<string, number>()
  return right.flatMap(({ number, entry, cells }) => {
    const code = entry.registry?.creditCode ?? null
    const name = `${cells.community}\n${entry.name}`
    const [codeAt, nameAt] = [code === null ? undefined : codes.get(code), names.get(name)]
    if (code !== null && codeAt === undefined) codes.set(code, number)
    if (nameAt === undefined) names.set(name, number)
    if (codeAt !== undefined)
      return { cell: `${letterOf('creditCode')}${number}`, message: `和第 ${codeAt} 行的信用代码一样`, row: number }
    if (nameAt !== undefined)
      return {
        cell: `${letterOf('name')}${number}`,
        message: `和第 ${nameAt} 行是同一家（名称、社区都一样）`,
        row: number,
      }
    return []
  })
}

/** The id follows from the command and the row: written twice it is the same place. */
function placeOf(call: CommandCall, { number, entry }: Right, names: { community: string; grid: string }): StoredPlace {
  const chance = call.seal.hash('register.row', `${call.commandId}:${number}`).subarray(0, 10)
  return {
    _id: mintId(call.now.getTime(), chance) as PlaceId,
    streetId: call.caller.streetId,
    ...written(call.seal, entry, whereLabel(Object.values(names).filter(Boolean))),
    ...{ state: 'open', version: 1 },
  }
}
