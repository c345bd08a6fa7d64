import { pinyin } from 'pinyin-pro'
import { mintId } from '#domain/kernel/mint-id'
import type { OrgPath } from '#domain/organisation/path'
import { type PlaceKind, placeCodeAlphabet } from '#domain/place/place'
import { StoredPlace, StoredPlaceCode } from '#domain/place/stored'
import { demoDoors } from './accounts'
import type { Chance } from './chance'
import type { Codec } from './codec'
import { dayMs } from './days'
import { registryOf } from './registry'
import { enterpriseGridsOf, type Grid, gridsOf, mainStreet, type Street } from './town'
import { firmName, homeName, publicName, shopName, siteName } from './words'

/** A door of the demo street with what is printed on it. A home has no board; an old board may still hang beside the new one. */
export type Door = { place: StoredPlace; code?: string; oldCode?: string }

/** What doors are made of: the day on which the demo is looked at, chance, and how contacts are kept. */
type Making = { todayMs: number; chance: Chance; codec: Codec }

/** How many doors of each kind a grid has, at least and at most. */
const perGrid = {
  shop: [4, 8],
  company: [0, 3],
  site: [0, 1],
  home: [2, 5],
  public: [1, 2],
} as const satisfies Record<PlaceKind, readonly [number, number]>

const naming = {
  shop: (_: string, chance: Chance) => shopName(chance),
  company: (_: string, chance: Chance) => firmName(chance),
  site: siteName,
  home: homeName,
  public: publicName,
} as const satisfies Record<PlaceKind, (area: string, chance: Chance) => string>

/** First letters of the pinyin, digits and Latin letters kept: `柳溪花园二期工地` → `lxhyeqgd`. */
export const initialsOf = (name: string): string => lettersOf(name, 'off')

/** The same of a person, whose surname may be read otherwise: `曾玉兰` → `zyl`. */
export const personInitialsOf = (name: string): string => lettersOf(name, 'head')

const lettersOf = (name: string, surname: 'off' | 'head'): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** One or none in a grid of the main street, so that all of it has as many as the seed says. */
const firmsIn = ({ number }: Grid): number => (number % 6 === 0 || number % 10 === 0 ? 0 : 1)

export function doorsOf(street: Street, { todayMs, chance, codec }: Making): Door[] {
  let firms = 0
  const enterpriseGrids = enterpriseGridsOf(street)
  const usedCodes = new Set<string>(Object.values(demoDoors).map(({ code }) => code))
  return gridsOf(street).flatMap((grid) => {
    const ownChance = chance.fork(grid.path)
    const featured = street === mainStreet ? Object.values(demoDoors).filter(({ grid: at }) => at === grid.number) : []
    const names = new Set<string>(Object.values(demoDoors).map(({ name }) => name))
    const sketches: { kind: PlaceKind; name: string; code?: string }[] = [...featured]
    for (const [kind, [least, most]] of Object.entries(perGrid) as [PlaceKind, [number, number]][]) {
      const drawn = ownChance.int(least, most)
      for (let left = kind === 'company' && street === mainStreet ? firmsIn(grid) : drawn; left > 0; left--) {
        const name = freshName(names, () => naming[kind](grid.area, ownChance))
        if (name !== undefined) sketches.push({ kind, name })
      }
    }
    return sketches.map((sketch) => {
      const nthFirm = street === mainStreet && sketch.kind === 'company' ? firms++ : undefined
      return doorOf({ street, grid, sketch, nthFirm, enterpriseGrids, todayMs, codec, usedCodes, chance: ownChance })
    })
  })
}

/** A name that the grid does not have yet; undefined when chance gives none in ten tries. */
function freshName(names: Set<string>, draw: () => string): string | undefined {
  for (let tries = 0; tries < 10; tries++) {
    const name = draw()
    if (names.has(name)) continue
    names.add(name)
    return name
  }
  return undefined
}

function doorOf({
  street,
  grid,
  sketch,
  nthFirm,
  enterpriseGrids,
  usedCodes,
  ...making
}: Making & {
  street: Street
  grid: Grid
  sketch: { kind: PlaceKind; name: string; code?: string }
  nthFirm: number | undefined
  enterpriseGrids: readonly OrgPath[]
  usedCodes: Set<string>
}): Door {
  const { kind, name } = sketch
  const isFeatured = sketch.code !== undefined
  const { todayMs, chance } = making
  const about = { kind, name, where: grid.where, nthFirm, enterpriseGrids }
  const registry = registryOf(about, { todayMs, street: chance, codec: making.codec })
  const place = StoredPlace.parse({
    _id: mintId(todayMs - chance.int(400, 700) * dayMs, chance.bytes(10)),
    streetId: street.id,
    orgPath: grid.path,
    kind,
    name,
    initials: initialsOf(name),
    where: grid.where,
    invested: kind === 'company' && chance.fork(name).happens(0.25),
    // A firm of the main street stays open: it is counted.
    state: !isFeatured && chance.happens(0.03) && nthFirm === undefined ? 'closed' : 'open',
    ...(registry && { registry }),
    version: 1,
  } satisfies Record<Exclude<keyof StoredPlace, 'registry' | 'mergedInto'>, unknown>)
  if (kind === 'home') return { place }
  const code = sketch.code ?? freshCode(usedCodes, chance)
  return !isFeatured && chance.happens(0.05) ? { place, code, oldCode: freshCode(usedCodes, chance) } : { place, code }
}

function freshCode(used: Set<string>, chance: Chance): string {
  for (;;) {
    const code = Array.from({ length: 8 }, () => chance.pick([...placeCodeAlphabet])).join('')
    if (used.has(code)) continue
    used.add(code)
    return code
  }
}

export const placeCodesOf = (doors: Door[], todayMs: number): StoredPlaceCode[] =>
  doors.flatMap(({ place, code, oldCode }) => {
    const { _id, streetId, orgPath, kind, name, initials, where, invested, state } = place
    const board = (printed: string, issuedDaysAgo: number, revokedDaysAgo?: number) =>
      StoredPlaceCode.parse({
        _id: printed,
        placeId: _id,
        streetId,
        place: { orgPath, kind, name, initials, where, invested, state },
        issuedAt: new Date(todayMs - issuedDaysAgo * dayMs),
        revokedAt: revokedDaysAgo === undefined ? null : new Date(todayMs - revokedDaysAgo * dayMs),
      } satisfies Record<keyof StoredPlaceCode, unknown>)
    return [...(oldCode ? [board(oldCode, 390, 200)] : []), ...(code ? [board(code, oldCode ? 200 : 380)] : [])]
  })
