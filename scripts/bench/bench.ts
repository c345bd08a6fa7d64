/** What the bench runs in one process: the street and everything that is done in it. */
import { codeAt, helperAt, type Player, placeIdAt, players } from './street/cast'
import { pictureOpened } from './use-cases/account'
import { waiting } from './use-cases/points'
import { acceptedCase, waitingReport } from './use-cases/report'

export { instanceEnvironment, requestEnvironment } from '../../local/runner/environment'
export { players } from './street/cast'
export { fillBenchStreet, openBenchStreet } from './street/street'
export { useCases } from './use-cases'
export { bringIn } from './use-cases/import-table'
export { runUseCase } from './use-cases/use-case'

/** What may have to be there before a page is opened. */
export const things = { codeAt, placeIdAt, players, waiting, waitingReport, acceptedCase, pictureOpened }

const resident = { openid: 'o-bench-resident' }

/** Somebody who opens a page: one of the players, the helper of `nth`, or somebody whom the street does not know. */
export function playerNamed(name: keyof typeof players | 'helper' | 'resident'): {
  person: Pick<Player, 'openid'>
  nth: number
} {
  const nth = 7
  if (name === 'resident') return { person: resident, nth }
  return { person: name === 'helper' ? helperAt(nth) : players[name], nth }
}
