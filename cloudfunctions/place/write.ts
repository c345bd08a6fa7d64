import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { PlaceId } from '#domain/kernel/id'
import { granted, type Result, refused } from '#domain/kernel/result'
import { cutTo } from '#domain/organisation/path'
import type { StoredPlace } from '#domain/place/stored'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import type { CommandCall } from '../kit/route'
import { changedCard, codesOf } from './open'
import { placeToChange } from './reach'
import { isGridOfStreet, renewCodes, whereOf, written } from './stored'

type Answer = AnswerOf<'place', 'add'>

/**
 * A new place; the command's id is its id. Refuses conflict when its credit code is already in the street's register.
 * Round trips: identity; where, code and enterprise grid side by side; begin, place, audit, command, commit; place and codes to show.
 */
export async function add(call: CommandCall, input: ParsedInputOf<'place', 'add'>): Promise<Result<Answer>> {
  const placeId = call.commandId as string as PlaceId
  const [where, free, grid] = await Promise.all([
    whereOf(call, input.orgPath),
    isCodeFree(call, input, placeId),
    isGridOfStreet(call, input),
  ])
  if (!where.ok) return where
  if (!free.ok) return free
  if (!grid.ok) return grid
  return changeThenShow(
    call,
    input,
    async (tx) => {
      const place = await tx.get('places', placeId)
      if (place) return refused('alreadyDone', '这一家已经记下了。')
      await tx.add('places', {
        ...{ _id: placeId, streetId: streetIdOf(input.orgPath), ...written(call.seal, input, where.value) },
        ...{ state: 'open', version: 1 },
      })
      await audit(tx, call, call.caller, { what: 'place.add', about: placeId })
      return granted(placeId)
    },
    (kept) => changedCard(call, kept),
  )
}

/**
 * Corrects a place, and the card of every code that hangs there, in one transaction. Refuses conflict when somebody was faster or
 * the credit code is another's. Round trips: as `add`, and two for each code.
 */
export async function change(call: CommandCall, input: ParsedInputOf<'place', 'change'>): Promise<Result<Answer>> {
  const { entry, placeId } = input
  const [where, free, grid, codes] = await Promise.all([
    whereOf(call, entry.orgPath),
    isCodeFree(call, entry, placeId),
    isGridOfStreet(call, entry),
    codesOf(call, placeId),
  ])
  if (!where.ok) return where
  if (!free.ok) return free
  if (!grid.ok) return grid
  return changeThenShow(
    call,
    input,
    async (tx) => {
      const found = await placeToChange(tx, call, input)
      if (!found.ok) return found
      const { registry: _, ...before } = found.value
      if (streetIdOf(entry.orgPath) !== before.streetId) return refused('invalidInput', '不能挪到别的街道去。')
      const place = {
        ...before,
        ...written(call.seal, entry, where.value, found.value),
        version: before.version + 1,
      }
      await tx.put('places', place)
      await renewCodes(tx, codes, place)
      await audit(tx, call, call.caller, { what: 'place.change', about: placeId })
      return granted(placeId)
    },
    (kept) => changedCard(call, kept),
  )
}

const streetIdOf = (orgPath: string): string => (cutTo(orgPath, 'street') ?? '').split('/')[2] ?? ''

/** One firm, one entry: whose code is already in the register is named. */
async function isCodeFree(
  call: CommandCall,
  { orgPath, registry }: { orgPath: string; registry: { creditCode: string | null } | null },
  placeId: StoredPlace['_id'],
): Promise<Result<true>> {
  const code = registry?.creditCode ?? null
  if (code === null) return granted(true)
  const found = await call.store.find(
    'places',
    { streetId: streetIdOf(orgPath), 'registry.creditCode': code },
    { limit: 5 },
  )
  const other = found.find(({ _id, state }) => _id !== placeId && state !== 'merged')
  if (!other) return granted(true)
  return refused('conflict', `这个信用代码已经登记在“${other.name}”（${other.where}），请改那一家。`, {
    field: 'registry.creditCode',
  })
}
