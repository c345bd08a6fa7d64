import type { PlaceRow, PlaceView } from '#domain/contract/place'
import { chinaDate, dayLabel, type Instant } from '#domain/kernel/instant'
import { locationText } from '#domain/place/location'
import { type PlaceState, placeKindLabels } from '#domain/place/place'
import type { Measure } from '#domain/place/radar'
import { contractorLabels, mediationBodyLabels, staffBandLabels, type Term } from '#domain/place/registry'
import type { IconName } from '../../ui/icon'
import type { StateKey } from '../../ui/status'
import { placeIcons } from '../visits/visit-words'

export const placesPath = '/packages/directory/places/index'
export const pathOfPlace = (placeId: string): string => `/packages/directory/place/index?id=${placeId}`
export const editPath = '/packages/directory/place-edit/index'
export const importPath = '/packages/directory/place-import/index'
/** A part of the street as it stands in the address of a page: `d1.s1.c02`. */
const inAddress = (path: string): string => path.slice(1).split('/').join('.')
export const partIn = (address: string): string => `/${address.split('.').join('/')}`

/** The firms of a part of the street that are without something. */
export const pathOfMissing = (measure: Measure, within: string): string =>
  `${placesPath}?without=${measure}${within === '' ? '' : `&within=${inAddress(within)}`}`

const sheetPath = '/packages/directory/code-sheet/index'
/** Codes to print, of one place or of a part of the street. */
export const pathOfSheet = (of: { placeId: string } | { within: string | undefined }): string =>
  'placeId' in of
    ? `${sheetPath}?id=${of.placeId}`
    : `${sheetPath}${of.within === undefined ? '' : `?within=${inAddress(of.within)}`}`
export const duplicatesPath = '/packages/directory/duplicates/index'
/** Entries of one place, beside each other. */
export const pathOfMerge = (placeIds: readonly string[]): string =>
  `/packages/directory/merge/index?ids=${placeIds.join('.')}`
export const pathOfEdit = (placeId: string): string => `${editPath}?id=${placeId}`

/** One line of the register, in words. */
export interface PlaceShown {
  key: string
  name: string
  kind: string
  icon: IconName
  where: string
  creditCode: string
  staff: string
  standing?: { state: StateKey; word: string }
}

const standings = {
  open: undefined,
  closed: { state: 'withdrawn', word: '关门了' },
  merged: { state: 'withdrawn', word: '并到别家了' },
} as const satisfies Record<PlaceState, { state: StateKey; word: string } | undefined>

export const shownPlace = ({ placeId, name, kind, where, creditCode, staffBand, state }: PlaceRow): PlaceShown => ({
  key: placeId,
  name,
  kind: placeKindLabels[kind],
  icon: placeIcons[kind],
  where,
  creditCode: creditCode ?? '',
  staff: staffBand ? staffBandLabels[staffBand] : '',
  standing: standings[state],
})

interface Pair {
  label: string
  value: string
}

export interface CardShown extends PlaceShown {
  open: boolean
  mayEdit: boolean
  version: number
  contact: { name: string; phone: string } | null
  pairs: readonly Pair[]
  compliance: readonly Pair[]
  chain: readonly { key: string; name: string; note: string }[]
  codes: readonly { code: string; spoken: string; note: string; revoked: boolean }[]
  mergedInto: string | null
}

/** `ABCD 2345` */
const spoken = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

const termWords = (term: Term | null, now: Instant): string => {
  if (term === null) return '没有'
  const until = `到 ${dayLabel(`${term.through}T04:00:00.000Z`, now)}`
  return term.through < chinaDate(now) ? `过期了，${until}` : until
}

/** Empty facts are left out: what nobody has said needs no line. */
const said = (pairs: Pair[]): Pair[] => pairs.filter(({ value }) => value !== '')

export function shownCard(place: PlaceView, now: Instant): CardShown {
  const { registry, state, mayEdit, version, contact, mergedInto } = place
  return {
    ...shownPlace(place),
    ...{ open: state === 'open', mayEdit, version, contact, mergedInto },
    pairs: said([
      { label: '统一社会信用代码', value: registry?.creditCode ?? '' },
      { label: '登记名称', value: registry?.legalName ?? '' },
      { label: '别名', value: registry?.aliases.join('、') ?? '' },
      { label: '行业', value: registry?.industry ?? '' },
      {
        label: '用工人数',
        value: registry?.staffCount
          ? `${registry.staffCount} 人`
          : registry?.staffBand
            ? staffBandLabels[registry.staffBand]
            : '',
      },
      { label: '地址', value: registry?.address ?? '' },
      { label: '地图上的位置', value: locationText(registry?.location ?? null) },
      { label: '招商引资', value: place.invested ? '是' : '' },
    ]),
    compliance:
      place.kind === 'company' && registry
        ? [
            { label: '调解组织', value: mediationBodyLabels[registry.compliance.mediation] },
            { label: '集体合同', value: termWords(registry.compliance.collectiveContract, now) },
            { label: '女职工专项合同', value: termWords(registry.compliance.womensContract, now) },
            { label: '和谐企业', value: termWords(registry.compliance.harmony, now) },
          ]
        : [],
    chain: (registry?.contractors ?? []).map(({ part, name, creditCode }, index) => ({
      key: `${part}${index}`,
      name,
      note: [contractorLabels[part], creditCode].filter(Boolean).join('·'),
    })),
    codes: place.codes.map(({ code, issuedAt, revokedAt }) => ({
      ...{ code, spoken: spoken(code), revoked: revokedAt !== null },
      note: revokedAt ? `${dayLabel(revokedAt, now)} 停用` : `${dayLabel(issuedAt, now)} 发的`,
    })),
  }
}
