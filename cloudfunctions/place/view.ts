import type { PlaceRow, PlaceView } from '#domain/contract/place'
import { instantOf } from '#domain/kernel/instant'
import { maskName, maskPhone, shown, sightOf } from '#domain/organisation/mask'
import { isWithin } from '#domain/organisation/path'
import { grantOf } from '#domain/organisation/scope'
import type { StoredPlace, StoredPlaceCode, StoredRegistry } from '#domain/place/stored'
import type { GrantedCall } from '../kit/route'
import type { Seal } from '../kit/seal'

/** The name under which a place's contact is sealed. */
const contactField = 'places.contact'
export type Contact = { name: string; phone: string }

export const sealedContact = (seal: Seal, contact: Contact): string => seal.seal(JSON.stringify(contact), contactField)
export const openedContact = (seal: Seal, sealed: string): Contact =>
  JSON.parse(seal.open(sealed, contactField)) as Contact

/** One line of the register. */
export const rowOf = ({ _id, name, kind, where, orgPath, state, registry }: StoredPlace): PlaceRow => ({
  ...{ placeId: _id, name, kind, where, orgPath, state },
  creditCode: registry?.creditCode ?? null,
  staffBand: registry?.staff?.band ?? null,
})

/** The whole card, as far as the caller's roles see it. */
export function placeView(call: GrantedCall, place: StoredPlace, codes: StoredPlaceCode[]): PlaceView {
  const { registry, invested, mergedInto, version } = place
  const editing = grantOf('place.edit', call.caller.roles)
  return {
    ...rowOf(place),
    invested,
    registry: registry ? registryView(registry) : null,
    contact: registry?.contactSealed ? contactShown(call, place, registry.contactSealed) : null,
    codes: codes.sort(newestFirst).map(({ _id, issuedAt, revokedAt }) => ({
      code: _id,
      issuedAt: instantOf(issuedAt.getTime()),
      revokedAt: revokedAt && instantOf(revokedAt.getTime()),
    })),
    mergedInto: mergedInto ?? null,
    mayEdit: place.state !== 'merged' && (editing?.within.some((holder) => isWithin(place.orgPath, holder)) ?? false),
    version,
  }
}

function registryView({ staff, contactSealed: _, ...rest }: StoredRegistry): NonNullable<PlaceView['registry']> {
  return { ...rest, staffBand: staff?.band ?? null, staffCount: staff?.count ?? null }
}

/** Only roles held over this very place count. One that no key of ours opens must not take the card away. */
function contactShown({ seal, caller }: GrantedCall, { orgPath }: StoredPlace, sealed: string): Contact | null {
  const here = caller.roles.filter((held) => isWithin(orgPath, held.orgPath))
  const sight = sightOf('place.contact', [...new Set(here.map(({ role }) => role))])
  if (sight === 'hidden') return null
  const { name, phone } = openedOr(seal, sealed)
  return { name: shown(name, sight, maskName) ?? '', phone: shown(phone, sight, maskPhone) ?? '' }
}

const unreadable: Contact = { name: '？', phone: '？' }
function openedOr(seal: Seal, sealed: string): Contact {
  try {
    return openedContact(seal, sealed)
  } catch {
    return unreadable
  }
}

const newestFirst = (a: StoredPlaceCode, b: StoredPlaceCode): number =>
  Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || b.issuedAt.getTime() - a.issuedAt.getTime()
