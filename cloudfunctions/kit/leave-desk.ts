import type { Person } from './person'
import type { CommandCall } from './route'
import { deskOf, standDown } from './sitting'
import type { Transaction } from './store'

/** What changes a person's documents, the news, audit, command and street leave of a transaction's ten. */
const roomBeside = ({ session, wechat, mediator }: Person): number =>
  10 -
  [session, wechat, mediator].filter(Boolean).length -
  ['user', 'account', 'news', 'audit', 'command', 'street', 'another administrator'].length

/**
 * Whoever may not sit at the desk any more is off it in the transaction that makes it so. Gives what `afterStandingDown` needs; null
 * for somebody who never sat there.
 */
export async function leaveDesk(tx: Transaction, call: CommandCall, person: Person) {
  const at = deskOf(person.user)
  if (!at) return null
  const { roles } = person.user
  const sitter = { active: person.account.state === 'active', roles, line: person.mediator }
  return { at, done: await standDown(tx, call, at, sitter, roomBeside(person)) }
}
