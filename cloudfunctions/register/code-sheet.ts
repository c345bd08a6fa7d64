import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import { orgIdOf } from '#domain/organisation/organisation'
import { cutTo } from '#domain/organisation/path'
import type { StoredPlace, StoredPlaceCode } from '#domain/place/stored'
import { roadsPolicy } from '#domain/policy/roads'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import { nextOf, pageOf } from '../kit/cursor'
import { writeFile } from '../kit/files'
import type { CommandCall } from '../kit/route'
import { command, DuplicateId } from '../kit/store'
import { codeAt, hang } from '../place/codes'
import { noPlace, placeInReach, withinReach } from '../place/reach'
import { madeFile, pathOf } from './file'
import { type Board, sheetPdf } from './sheet-pdf'

type Input = ParsedInputOf<'register', 'codeSheet'>
type Answer = AnswerOf<'register', 'codeSheet'>

/** So many places one sheet is made of: twenty pages of twelve, or so many large ones. */
const mostPlaces = { twelve: 240, one: 60 } as const
/** So many are given their first code side by side. */
const atOnce = 12

/**
 * Codes on paper. What has no code that counts gets its first one; a home has no board. Refuses notFound for what is another's,
 * notNow where nothing has to be printed.
 * Round trips: identity, places, their codes, street; for each without a code begin, place, code, place, commit; begin, audit,
 * command, commit. Of the storage a write and an address.
 */
export async function codeSheet(call: CommandCall, input: Input): Promise<Result<Answer>> {
  const listed = await placesOf(call, input)
  if (!listed.ok) return listed
  const { places, next } = listed.value
  const codes = await codesOf(call, places)
  const boards = places.flatMap((place) =>
    (codes.get(place._id) ?? []).map((code): Board => ({ code, name: place.name, where: place.where })),
  )
  if (boards.length === 0) return refused('notNow', '这里没有要印的码。')
  const pdf = await sheetPdf(boards, { layout: input.layout, origin: input.origin, ...(await wordsOf(call, places)) })
  const fileId = await writeFile(pathOf(call, 'pdf'), pdf.bytes)
  return changeThenShow(
    call,
    input,
    async (tx) => {
      const about = input.of.by === 'place' ? input.of.placeId : input.of.path
      await audit(tx, call, call.caller, { what: 'register.codeSheet', about })
      return granted({ fileId, codes: boards.length, pages: pdf.pages, next })
    },
    async ({ fileId: kept, ...figures }) => {
      const file = await madeFile(call, kept, '场所码.pdf')
      return file.ok ? granted({ file: file.value, ...figures }) : file
    },
  )
}

type Listed = { places: StoredPlace[]; next: string | null }

async function placesOf(call: CommandCall, { of, layout, cursor }: Input): Promise<Result<Listed>> {
  if (of.by === 'place') {
    const found = await placeInReach(call.store, call, of.placeId)
    if (!found.ok) return found
    return found.value.state === 'open' ? granted({ places: [found.value], next: null }) : noPlace()
  }
  const reach = withinReach(call, of.path)
  if (!reach.ok) return reach
  const all = command.and([reach.value, { streetId: call.caller.streetId, state: 'open', kind: command.neq('home') }])
  const { where, orderBy } = pageOf(all, { field: 'orgPath', direction: 'asc' }, cursor)
  const limit = mostPlaces[layout]
  const places = await call.store.find('places', where, { orderBy, limit })
  return granted({ places, next: nextOf(places, limit, ({ orgPath, _id }) => ({ value: orgPath, id: _id })) })
}

/** The codes that count, by place; a place without one is given its first. */
async function codesOf(call: CommandCall, places: StoredPlace[]): Promise<Map<string, string[]>> {
  const ever = new Map<string, StoredPlaceCode[]>()
  const ids = places.map(({ _id }) => _id)
  const found = await call.store.find('placeCodes', { placeId: command.in(ids) }, { limit: 1000 })
  for (const code of found) ever.set(code.placeId, [...(ever.get(code.placeId) ?? []), code])
  const live = new Map<string, string[]>()
  for (const [placeId, codes] of ever)
    live.set(
      placeId,
      codes.filter(({ revokedAt }) => revokedAt === null).map(({ _id }) => _id),
    )
  const bare = places.filter(({ _id }) => (live.get(_id) ?? []).length === 0)
  for (let from = 0; from < bare.length; from += atOnce)
    await Promise.all(
      bare.slice(from, from + atOnce).map(async ({ _id }) => {
        live.set(_id, [await firstCode(call, _id, ever.get(_id)?.length ?? 0)])
      }),
    )
  return live
}

/** Asked for twice at once, both get the same. */
async function firstCode(call: CommandCall, placeId: StoredPlace['_id'], nth: number): Promise<string> {
  const code = codeAt(call, placeId, nth)
  const hung = call.store.transaction(
    async (tx) => {
      const place = await tx.get('places', placeId)
      if (place?.state === 'open') await hang(tx, call, { place, code })
      return true
    },
    () => true,
  )
  await hung.catch((error: unknown) => {
    if (!(error instanceof DuplicateId)) throw error
  })
  return code
}

async function wordsOf(call: CommandCall, [first]: StoredPlace[]): Promise<{ streetName: string; phone: string }> {
  const path = cutTo(first?.orgPath ?? call.caller.orgPath, 'street')
  const street = path === undefined ? undefined : await call.store.get('organisations', orgIdOf(path))
  return { streetName: street?.name ?? '', phone: street?.desk?.phone ?? roadsPolicy.townPhone }
}
