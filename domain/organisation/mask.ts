import type { Role } from './role'

/** How a personal field may be shown. `hidden` leaves nothing, not even that there is something. */
export type Sight = 'full' | 'masked' | 'hidden'

/**
 * Which personal fields of **other people** a role sees. Deny by default: what is not named is hidden. One's own are full.
 * Community staff know their volunteers by name; the tail of the phone only tells two of the same name apart.
 */
export const sightTable = {
  'volunteer.name': { communityStaff: 'full', streetStaff: 'full', mediator: 'full' },
  'team.name': { communityStaff: 'full', streetStaff: 'full', administrator: 'full' },
  /** Of everybody in the directory, beside the name: whoever gives and ends roles has to reach people. */
  'person.phone': { communityStaff: 'masked', streetStaff: 'masked', administrator: 'masked' },
  'place.contact': { communityStaff: 'masked', streetStaff: 'masked' },
  'volunteer.phone': { communityStaff: 'masked', streetStaff: 'masked', mediator: 'masked' },
} as const satisfies Record<string, Partial<Record<Role, Sight>>>

export type PersonalField = keyof typeof sightTable

/** The widest sight that any of the roles gives. */
export function sightOf(field: PersonalField, held: Role[]): Sight {
  const seen = held.map((role) => (sightTable[field] as Partial<Record<Role, Sight>>)[role] ?? 'hidden')
  return seen.includes('full') ? 'full' : seen.includes('masked') ? 'masked' : 'hidden'
}

/** `13812342046` → `138****2046`; anything shorter keeps nothing. */
export const maskPhone = (phone: string): string =>
  /^\d{11}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(7)}` : '****'

/** `周桂芳` → `周*芳`, `王强` → `王*`, `欧阳建国` → `欧**国`. */
export function maskName(name: string): string {
  const letters = [...name]
  if (letters.length <= 1) return '*'
  if (letters.length === 2) return `${letters[0]}*`
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters[letters.length - 1]}`
}

/** A value as the sight allows it; `null` where nothing may be shown. */
export const shown = (value: string, sight: Sight, mask: (value: string) => string): string | null =>
  sight === 'full' ? value : sight === 'masked' ? mask(value) : null
