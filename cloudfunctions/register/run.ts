import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result } from '#domain/kernel/result'
import type { StoredPlaceCode } from '#domain/place/stored'
import type { CommandCall } from '../kit/route'
import { command } from '../kit/store'
import { renewCodes } from '../place/stored'
import { addMissing } from './add-missing'
import { letterOf } from './columns'
import { isAlike, PlaceRow } from './place-row'
import { nextStep } from './step'

/** So many changed places are written side by side. */
const atOnce = 20

/**
 * The next places of an import: a hundred new ones in one round trip, or in three where some are there already; each changed one in
 * one, if it still stands in the version that was looked at, and in a transaction where boards carry its card. What somebody else
 * changed since is left alone and told.
 */
export async function runImport(
  call: CommandCall,
  input: ParsedInputOf<'register', 'runImport'>,
): Promise<Result<AnswerOf<'register', 'runImport'>>> {
  const step = await nextStep(call, input, {
    of: 'places',
    rows: (json) => PlaceRow.array().parse(json),
    ...{ stepRows: 1000, batchRows: 100, what: 'register.import' },
    write: (batch) => writeThose(call, batch),
  })
  if (!step.ok) return step
  const skipped = step.value.skipped.map((row) => ({ cell: `${letterOf('name')}${row}`, message: othersWere }))
  return granted({ ...step.value, skipped })
}

const othersWere = '检查以后有人改过这一家，没有动它。请再导出一次，接着改'

/** The rows that were left alone. */
async function writeThose(call: CommandCall, batch: PlaceRow[]): Promise<number[]> {
  const added = batch.filter(({ from }) => from === null)
  const changed = batch.filter(({ from }) => from !== null)
  await addMissing(
    call.store,
    'places',
    added.map(({ place }) => place),
  )
  const codes = await codesOf(call, changed)
  const missed: PlaceRow[] = []
  for (let from = 0; from < changed.length; from += atOnce)
    missed.push(...(await changeThose(call, changed.slice(from, from + atOnce), codes)))
  return missed.length === 0 ? [] : strangersAmong(call, missed)
}

/** What hangs at the places whose card changes. A code issued since moves the place's version, so none is forgotten. */
async function codesOf({ store }: CommandCall, changed: PlaceRow[]): Promise<Map<string, StoredPlaceCode[]>> {
  const ids = changed.filter(({ renews }) => renews).map(({ place }) => place._id)
  const codes = new Map<string, StoredPlaceCode[]>()
  if (ids.length === 0) return codes
  const living = { placeId: command.in(ids), revokedAt: null }
  for (const code of await store.find('placeCodes', living, { limit: 1000 }))
    codes.set(code.placeId, [...(codes.get(code.placeId) ?? []), code])
  return codes
}

/** Those that stood in another version. What fails is thrown once all have ended, so that no write goes on behind the next try. */
async function changeThose(
  call: CommandCall,
  some: PlaceRow[],
  codes: Map<string, StoredPlaceCode[]>,
): Promise<PlaceRow[]> {
  const ended = await Promise.allSettled(
    some.map((one) => {
      const hanging = codes.get(one.place._id)
      return hanging ? changeWithCodes(call, one, hanging) : changeAlone(call, one)
    }),
  )
  for (const one of ended) if (one.status === 'rejected') throw one.reason
  return some.filter((_, at) => {
    const one = ended[at]
    return one?.status === 'fulfilled' && !one.value
  })
}

/** A code that is issued meanwhile moves the version as well, so no board is forgotten. */
async function changeAlone({ store }: CommandCall, { place, from }: PlaceRow): Promise<boolean> {
  const { _id, streetId, registry, ...fields } = place
  const changes = { ...fields, ...(registry && { registry: command.set(registry) }) }
  return (await store.changeAll('places', { _id, streetId, version: from }, changes)) === 1
}

const changeWithCodes = (
  { store }: CommandCall,
  { place, from }: PlaceRow,
  codes: StoredPlaceCode[],
): Promise<boolean> =>
  store.transaction(
    async (tx) => {
      const now = await tx.get('places', place._id)
      if (now?.version !== from) return false
      await tx.put('places', place)
      await renewCodes(tx, codes, place)
      return true
    },
    (done) => done,
  )

/** Of those that stood in another version: the rows that an earlier, interrupted step did not write either. */
async function strangersAmong({ store }: CommandCall, missed: PlaceRow[]): Promise<number[]> {
  const ids = missed.map(({ place }) => place._id)
  const found = await store.find('places', { _id: command.in(ids) }, { limit: ids.length })
  const now = new Map(found.map((place) => [place._id as string, place]))
  return missed.flatMap(({ row, place }) => {
    const stands = now.get(place._id)
    return stands && isAlike(stands, place) ? [] : row
  })
}
