import type { InputOf } from '#domain/contract/index'
import type { PlaceView } from '#domain/contract/place'
import { creditCodeFault, creditCodeIn } from '#domain/place/credit-code'
import { locationIn, locationText } from '#domain/place/location'
import type { PlaceKind } from '#domain/place/place'
import {
  type ContractorPart,
  type MediationBody,
  noCompliance,
  type StaffBand,
  type Term,
} from '#domain/place/registry'

export type Entry = InputOf<'place', 'add'>

/** One firm in the chain of a site's wages, as it is being written. */
export interface ContractorDraft {
  part: ContractorPart
  name: string
  creditCode: string
}

/** A place as it is being written: every field is a text, as it stands on the screen. */
export interface PlaceDraft {
  kind: PlaceKind
  name: string
  orgPath: string
  invested: boolean
  creditCode: string
  legalName: string
  aliases: string
  industry: string
  /** The number; the band is asked for only where nobody knows it. */
  staff: string
  staffBand: StaffBand | ''
  address: string
  location: string
  enterpriseGrid: string
  contactName: string
  contactPhone: string
  /** Whom to call is to be forgotten. */
  dropContact: boolean
  contractors: readonly ContractorDraft[]
  mediation: MediationBody
  collectiveFrom: string
  collectiveTo: string
  womensFrom: string
  womensTo: string
  harmonyFrom: string
  harmonyTo: string
}

/** The fields that are written as words. */
export type TextKey = Exclude<
  keyof PlaceDraft,
  'kind' | 'invested' | 'mediation' | 'dropContact' | 'contractors' | 'staffBand'
>
/** What is wrong, by field; of the chain by its firm (`contractors.0`). */
export type Faults = Partial<Record<TextKey | `contractors.${number}`, string>>

/** What the register has now; a new place without one. A contact is never filled in: masked, it would be written back masked. */
export function draftOf(place: PlaceView | undefined): PlaceDraft {
  const registry = place?.registry
  const { collectiveContract, womensContract, harmony, mediation } = registry?.compliance ?? noCompliance
  return {
    ...{ kind: place?.kind ?? 'company', name: place?.name ?? '', orgPath: place?.orgPath ?? '' },
    ...{ invested: place?.invested ?? false, creditCode: registry?.creditCode ?? '' },
    ...{ legalName: registry?.legalName ?? '', aliases: registry?.aliases.join('、') ?? '' },
    ...{ industry: registry?.industry ?? '', staff: registry?.staffCount ? String(registry.staffCount) : '' },
    ...{ staffBand: registry?.staffBand ?? '', address: registry?.address ?? '' },
    ...{ location: locationText(registry?.location ?? null), enterpriseGrid: registry?.enterpriseGrid ?? '' },
    ...{ contactName: '', contactPhone: '', dropContact: false, mediation },
    contractors: (registry?.contractors ?? []).map(({ part, name, creditCode }) => ({
      ...{ part, name, creditCode: creditCode ?? '' },
    })),
    ...{ collectiveFrom: collectiveContract?.from ?? '', collectiveTo: collectiveContract?.through ?? '' },
    ...{ womensFrom: womensContract?.from ?? '', womensTo: womensContract?.through ?? '' },
    ...{ harmonyFrom: harmony?.from ?? '', harmonyTo: harmony?.through ?? '' },
  }
}

/** What is wrong in a field, in words under it; the street looks again at everything. */
export function faultsOf(draft: PlaceDraft): Faults {
  const fault = codeFault(draft.creditCode)
  return {
    ...(fault !== undefined && { creditCode: fault }),
    ...(draft.staff !== '' && !/^[1-9]\d{0,5}$/.test(draft.staff) && { staff: '写一个整数' }),
    ...(draft.location.trim() !== '' &&
      locationIn(draft.location) === undefined && { location: '照这样写：31.2304, 121.4737。不知道就空着' }),
    ...halfTerm(draft, 'collectiveFrom', 'collectiveTo'),
    ...halfTerm(draft, 'womensFrom', 'womensTo'),
    ...halfTerm(draft, 'harmonyFrom', 'harmonyTo'),
    ...((draft.contactName.trim() === '') !== (draft.contactPhone.trim() === '') && {
      contactPhone: '联系人和电话要一起写',
    }),
    ...(draft.kind === 'site' ? chainFaults(draft.contractors) : {}),
  }
}

function codeFault(written: string): string | undefined {
  const code = creditCodeIn(written)
  return code === '' ? undefined : creditCodeFault(code)
}

const chainFaults = (chain: readonly ContractorDraft[]): Faults =>
  Object.fromEntries(
    chain.flatMap(({ name, creditCode }, index) => {
      const fault = name.trim() === '' ? '写上名字，或者去掉这一家' : codeFault(creditCode)
      return fault === undefined ? [] : [[`contractors.${index}`, fault]]
    }),
  )

function halfTerm(draft: PlaceDraft, from: TextKey, to: TextKey): Faults {
  if ((draft[from] === '') !== (draft[to] === '')) return { [to]: '开始和到期的日子要一起写' }
  return draft[to] < draft[from] ? { [to]: '到期日不能早于开始的日子' } : {}
}

/** What still has to be filled in before it can be handed in. */
export const missingIn = ({ name, orgPath }: PlaceDraft): string | undefined =>
  name.trim() === '' ? '先写名称' : orgPath.split('/').length < 4 ? '先选社区或网格' : undefined

/** What is sent. A contact that nobody typed anew stays as it was. */
export function entryOf(draft: PlaceDraft, before: PlaceView | undefined): Entry {
  const count = draft.staff === '' ? null : Number(draft.staff)
  const registry: NonNullable<Entry['registry']> = {
    creditCode: codeOrNull(draft.creditCode),
    ...{ legalName: draft.legalName, industry: draft.industry, address: draft.address },
    aliases: draft.aliases.split(/[、；;]/).flatMap((alias) => alias.trim() || []),
    ...{ staffCount: count, staffBand: count === null && draft.staffBand !== '' ? draft.staffBand : null },
    location: locationIn(draft.location) ?? null,
    enterpriseGrid: draft.enterpriseGrid === '' ? null : draft.enterpriseGrid,
    contractors: draft.contractors.map(({ part, name, creditCode }) => ({
      ...{ part, name: name.trim(), creditCode: codeOrNull(creditCode) },
    })),
    compliance: {
      mediation: draft.mediation,
      collectiveContract: termOf(draft.collectiveFrom, draft.collectiveTo),
      womensContract: termOf(draft.womensFrom, draft.womensTo),
      harmony: termOf(draft.harmonyFrom, draft.harmonyTo),
    },
  }
  const { kind, name, orgPath, invested } = draft
  return { kind, name, orgPath, invested, registry, contact: contactOf(draft, before) }
}

function contactOf({ contactName, contactPhone, dropContact }: PlaceDraft, before: PlaceView | undefined) {
  if (contactName.trim() !== '' && contactPhone.trim() !== '')
    return { name: contactName.trim(), phone: contactPhone.trim() }
  return before && !dropContact ? ('keep' as const) : null
}

const codeOrNull = (written: string): string | null => creditCodeIn(written) || null

const termOf = (from: string, through: string): Term | null =>
  from === '' || through === '' ? null : { from, through }
