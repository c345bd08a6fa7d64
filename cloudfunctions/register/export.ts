import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { chinaDate } from '#domain/kernel/instant'
import { granted, type Result } from '#domain/kernel/result'
import type { StoredPlace } from '#domain/place/stored'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import { writeFile } from '../kit/files'
import type { CommandCall } from '../kit/route'
import { command, type Query } from '../kit/store'
import { withinReach } from '../place/reach'
import { namedAreas } from './areas'
import { exportedAs } from './check'
import { placeForm } from './columns'
import { madeFile, pathOf } from './file'
import { writeTable } from './workbook'

/** The database gives at most so many at once. */
const batch = 1000
/** More than a street has. */
const mostExported = 20_000

/**
 * The register within reach as a table; who took it along is written down. Refuses notFound for another's part.
 * Round trips: identity, areas, one for every thousand places, begin, audit, command, commit.
 */
export async function exportPlaces(
  call: CommandCall,
  input: ParsedInputOf<'register', 'exportPlaces'>,
): Promise<Result<AnswerOf<'register', 'exportPlaces'>>> {
  const reach = withinReach(call, input.within)
  if (!reach.ok) return reach
  const areas = await namedAreas(call)
  const places = await placesOf(call, reach.value, input)
  const rows = places.map((place) => exportedAs(call, place, areas))
  const fileId = await writeFile(pathOf(call, 'xlsx'), await writeTable(placeForm, rows, []))
  return changeThenShow(
    call,
    input,
    async (tx) => {
      await audit(tx, call, call.caller, { what: 'register.exportPlaces', about: input.within ?? call.caller.orgPath })
      return granted({ fileId, rows: rows.length })
    },
    async (kept) => {
      const file = await madeFile(call, kept.fileId, `单位登记-${chinaDate(call.now.getTime())}.xlsx`)
      return file.ok ? granted({ file: file.value, rows: kept.rows }) : file
    },
  )
}

async function placesOf(
  { store, caller }: CommandCall,
  reach: Query,
  { kind }: ParsedInputOf<'register', 'exportPlaces'>,
): Promise<StoredPlace[]> {
  const all = { streetId: caller.streetId, state: 'open', ...(kind !== undefined && { kind }) }
  const places: StoredPlace[] = []
  while (places.length < mostExported) {
    const last = places.at(-1)
    const rest = last ? { ...all, _id: command.gt(last._id) } : all
    const found = await store.find('places', command.and([reach, rest]), { orderBy: [['_id', 'asc']], limit: batch })
    places.push(...found)
    if (found.length < batch) break
  }
  return places
}
