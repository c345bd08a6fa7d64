import { joinConsent } from '#domain/people/consent'
import { skills } from '#domain/people/skills'
import { StoredApplication, StoredInvitation } from '#domain/people/stored'
import { peoplePolicy } from '#domain/policy/people'
import type { Chance } from './chance'
import type { Codec } from './codec'
import { dayMs } from './days'
import { has, type Person } from './people'
import type { Street } from './town'
import { youngerName } from './words'

type Wish = { street: Street; people: Person[]; todayMs: number; codec: Codec; nextPhone: () => string; chance: Chance }

/** Ids are keyed hashes in a real street; here of something that nobody can type. */
const idOf = ({ sha256 }: Codec, text: string): string => Buffer.from(sha256(text), 'hex').toString('base64url')

const words = ['退休了，想帮帮邻居', '会修水管，也会劝架', '', '白天都有空', '在厂里干过二十年，懂点工资的事']

/** Neighbours who wait to be taken in: four in the first community, one in the next. */
export function applicationsOf({ street, todayMs, codec, nextPhone, chance }: Wish): StoredApplication[] {
  const [first, second = first] = street.communities
  return words.flatMap((said, nth) => {
    const community = nth < 4 ? first : second
    if (!community) return []
    const own = chance.fork(`application ${nth}`)
    const at = new Date(todayMs - own.int(2, 70) * 3_600_000)
    const phone = nextPhone()
    const identity = `wx:demo-applicant-${street.id}-${nth}`
    return StoredApplication.parse({
      ...{ _id: idOf(codec, identity), streetId: street.id, orgPath: community.path, where: community.name },
      ...{ userId: null, identity, name: youngerName(own), words: said, at },
      phoneSealed: codec.seal(phone, 'applications.phone'),
      phoneHash: codec.hashPhone(phone),
      skills: skills.filter(() => own.happens(0.3)),
      consent: { text: joinConsent.text, version: joinConsent.version, at },
      ...{ state: 'waiting', decision: null, closedAt: null, version: 1 },
      command: { id: `demo-${nth}`, inputHash: 'demo' },
    } satisfies Record<keyof StoredApplication, unknown>)
  })
}

/** Two invitations of the street's desk: one that waits, one that nobody came for. Their codes were told long ago. */
export function invitationsOf({ street, people, todayMs, codec }: Wish): StoredInvitation[] {
  const desk = people.find((person) => has(person, 'streetStaff'))
  if (!desk) return []
  const sketches = [
    { forName: '方律师', ageDays: 1, kinds: ['lawyer' as const] },
    { forName: '老郑', ageDays: 12, kinds: [] },
  ]
  return sketches.map(({ forName, ageDays, kinds }) =>
    StoredInvitation.parse({
      ...{ _id: idOf(codec, `invitation ${street.id} ${forName}`), streetId: street.id, orgPath: street.path },
      ...{ where: street.name, role: 'mediator', kinds, forName, by: desk.userId },
      at: new Date(todayMs - ageDays * dayMs),
      expiresAt: new Date(todayMs + (peoplePolicy.invitationDays - ageDays) * dayMs),
      ...{ state: 'open', usedBy: null, usedAt: null, used: null },
      made: { id: `demo-${forName}`, inputHash: 'demo' },
    } satisfies Record<keyof StoredInvitation, unknown>),
  )
}
