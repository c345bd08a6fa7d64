import type { InputOf } from '#domain/contract/index'
import type { PlaceView } from '#domain/contract/place'
import { contractorsIn, contractorsText } from '#domain/place/contractors'
import { creditCodeFault, creditCodeIn } from '#domain/place/credit-code'
import type { PlaceKind } from '#domain/place/place'
import { type MediationBody, noCompliance, type Term } from '#domain/place/registry'

export type Entry = InputOf<'place', 'add'>

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
  staff: string
  address: string
  contactName: string
  contactPhone: string
  general: string
  sub: string
  labour: string
  mediation: MediationBody
  collectiveFrom: string
  collectiveTo: string
  womensFrom: string
  womensTo: string
  harmonyFrom: string
  harmonyTo: string
}

/** The fields that are written as words. */
export type TextKey = Exclude<keyof PlaceDraft, 'kind' | 'invested' | 'mediation'>

/** What the register has now; a new place without one. A contact is never filled in: masked, it would be written back masked. */
export function draftOf(place: PlaceView | undefined): PlaceDraft {
  const registry = place?.registry
  const { collectiveContract, womensContract, harmony, mediation } = registry?.compliance ?? noCompliance
  const chain = registry?.contractors ?? []
  return {
    ...{ kind: place?.kind ?? 'company', name: place?.name ?? '', orgPath: place?.orgPath ?? '' },
    ...{ invested: place?.invested ?? false, creditCode: registry?.creditCode ?? '' },
    ...{ legalName: registry?.legalName ?? '', aliases: registry?.aliases.join('、') ?? '' },
    ...{ industry: registry?.industry ?? '', staff: registry?.staffCount ? String(registry.staffCount) : '' },
    ...{ address: registry?.address ?? '', contactName: '', contactPhone: '' },
    ...{ general: contractorsText(chain, 'general'), sub: contractorsText(chain, 'sub') },
    ...{ labour: contractorsText(chain, 'labour'), mediation },
    ...{ collectiveFrom: collectiveContract?.from ?? '', collectiveTo: collectiveContract?.through ?? '' },
    ...{ womensFrom: womensContract?.from ?? '', womensTo: womensContract?.through ?? '' },
    ...{ harmonyFrom: harmony?.from ?? '', harmonyTo: harmony?.through ?? '' },
  }
}

/** What is wrong in a field, in words under it; the street looks again at everything. */
export function faultsOf(draft: PlaceDraft): Partial<Record<TextKey, string>> {
  const code = creditCodeIn(draft.creditCode)
  const fault = code === '' ? undefined : creditCodeFault(code)
  return {
    ...(fault !== undefined && { creditCode: fault }),
    ...(draft.staff !== '' && !/^[1-9]\d{0,5}$/.test(draft.staff) && { staff: '写一个整数' }),
    ...halfTerm(draft, 'collectiveFrom', 'collectiveTo'),
    ...halfTerm(draft, 'womensFrom', 'womensTo'),
    ...halfTerm(draft, 'harmonyFrom', 'harmonyTo'),
    ...((draft.contactName.trim() === '') !== (draft.contactPhone.trim() === '') && {
      contactPhone: '联系人和电话要一起写',
    }),
  }
}

function halfTerm(draft: PlaceDraft, from: TextKey, to: TextKey): Partial<Record<TextKey, string>> {
  if ((draft[from] === '') !== (draft[to] === '')) return { [to]: '开始和到期的日子要一起写' }
  return draft[to] < draft[from] ? { [to]: '到期日不能早于开始的日子' } : {}
}

/** What still has to be filled in before it can be handed in. */
export const missingIn = ({ name, orgPath }: PlaceDraft): string | undefined =>
  name.trim() === '' ? '先写名称' : orgPath.split('/').length < 4 ? '先选社区或网格' : undefined

/** What is sent. What the form does not ask about (where it lies on a map, a band without a number) stays as it was. */
export function entryOf(draft: PlaceDraft, before: PlaceView | undefined): Entry {
  const code = creditCodeIn(draft.creditCode)
  const count = draft.staff === '' ? null : Number(draft.staff)
  const registry: NonNullable<Entry['registry']> = {
    creditCode: code === '' ? null : code,
    ...{ legalName: draft.legalName, industry: draft.industry, address: draft.address },
    aliases: draft.aliases.split(/[、；;]/).flatMap((alias) => alias.trim() || []),
    ...{ staffCount: count, staffBand: count === null ? (before?.registry?.staffBand ?? null) : null },
    location: before?.registry?.location ?? null,
    enterpriseGrid: before?.registry?.enterpriseGrid ?? null,
    contractors: [
      ...contractorsIn('general', draft.general),
      ...contractorsIn('sub', draft.sub),
      ...contractorsIn('labour', draft.labour),
    ],
    compliance: {
      mediation: draft.mediation,
      collectiveContract: termOf(draft.collectiveFrom, draft.collectiveTo),
      womensContract: termOf(draft.womensFrom, draft.womensTo),
      harmony: termOf(draft.harmonyFrom, draft.harmonyTo),
    },
  }
  const { kind, name, orgPath, invested, contactName, contactPhone } = draft
  const typed = contactName.trim() !== '' && contactPhone.trim() !== ''
  const contact = typed ? { name: contactName.trim(), phone: contactPhone.trim() } : before ? ('keep' as const) : null
  return { kind, name, orgPath, invested, registry, contact }
}

const termOf = (from: string, through: string): Term | null =>
  from === '' || through === '' ? null : { from, through }
