import type { QueryClient } from '@tanstack/react-query'
import type { Clock } from '../platform/clock'
import type { Phone } from './phone'

/** The first word of the key of what is asked in nobody's name. */
export const anyone = 'anyone'

/** A row of answers (a day's visits going out at once) asks the street again only once, after the last. */
const quietMs = 600

/**
 * Asks the street again after a command came to its end: granted, it changed something; refused, what it was about is no
 * longer what the page shows. Forgets one person's answers when another comes; what anybody may know stays.
 */
export function keepFresh(phone: Phone, client: QueryClient, clock: Clock): void {
  let userId = phone.desk()?.userId
  let callOff: () => void = () => undefined

  phone.subscribe(() => {
    const next = phone.desk()?.userId
    if (next === userId) return
    userId = next
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== anyone })
  })
  phone.onSettled(() => {
    callOff()
    callOff = clock.after(quietMs, () => void client.invalidateQueries({ queryKey: [userId] }))
  })
}
