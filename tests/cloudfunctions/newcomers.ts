import type { InputOf } from '#domain/contract/index'
import { joinConsent } from '#domain/people/consent'
import { answered, newId, type Person, type Street } from './street'

export const consent = { text: joinConsent.text, version: joinConsent.version }

/** A WeChat identity that nobody knows. */
export const stranger = () => ({ openid: `o-${newId()}` })

let phones = 0
/** A number that nobody else of these tests has. */
export const newPhone = (): string =>
  `1391${String(process.pid % 1000).padStart(3, '0')}${String(phones++).padStart(4, '0')}`

/** What somebody new fills in who accepts an invitation. */
export const newcomer = () => ({ name: '张新梅', phone: newPhone(), consent })

export const wish = (more: Partial<InputOf<'account', 'apply'>> = {}): InputOf<'account', 'apply'> => ({
  community: '/d1/s1/c01',
  person: { name: '申小兰', phone: newPhone() },
  skills: ['talking'],
  words: '想帮帮邻居',
  consent,
  ...more,
})

/** The application of a stranger, as the staff sees it. */
export async function applied(street: Street, staff: Person, more: Partial<InputOf<'account', 'apply'>> = {}) {
  const who = stranger()
  const input = wish(more)
  answered(await street.call(who, 'account', 'apply', input))
  const { rows } = answered(await street.call(staff, 'directory', 'applications', {}))
  const row = rows.find(
    ({ phone, name }) => name === input.person?.name && input.person.phone.endsWith(phone.slice(-4)),
  )
  if (!row) throw new Error('the application is not in the list')
  return { who, input, row }
}
