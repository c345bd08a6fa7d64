import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { chinaDate } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { nextPath, orgIdOf, parentKinds } from '#domain/organisation/organisation'
import { type OrgPath, pathRange } from '#domain/organisation/path'
import type { StoredOrganisation } from '#domain/organisation/stored'
import { emptyTeam } from '#domain/organisation/stored'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import type { CommandCall } from '../kit/route'
import { command } from '../kit/store'
import { rowAt } from './organisation'
import { noOrganisation, reaches, streetIdOf } from './reach'
import { renew } from './rename'

type Added = AnswerOf<'directory', 'addOrganisation'>
type Changed = AnswerOf<'directory', 'changeOrganisation'>
type Kept = { version: number }
type Change = ParsedInputOf<'directory', 'changeOrganisation'>

/** A street with more of one kind than this has other worries. */
const mostOfAKind = 1000

export const changedMeanwhile = () => refused('conflict', '刚才有人改过了，请刷新再改。')

/**
 * Adds an organisation. Round trips: identity; all of its kind, to number it; begin, parent, organisation, audit, command, commit.
 * Refuses notFound (no such parent), invalidInput (it cannot hang there), conflict (somebody added one at the same moment).
 */
export async function addOrganisation(
  call: CommandCall,
  input: ParsedInputOf<'directory', 'addOrganisation'>,
): Promise<Result<Added>> {
  const { parent, kind, name } = input
  if (!reaches(call.grant, parent)) return noOrganisation()
  if ((kind === 'agency') !== (input.agency !== undefined)) return refused('invalidInput', '请选是哪个部门。')
  if ((kind === 'street') !== (input.desk !== undefined)) return refused('invalidInput', '请写街道的电话和窗口。')
  // Streets are numbered through the environment, all else through its street: ids of closed ones are not given again.
  const others = kind === 'street' ? { kind } : { streetId: streetIdOf(parent), kind }
  const siblings = await call.store.find('organisations', others, { limit: mostOfAKind })
  const { path, number } = nextPath(
    kind,
    parent,
    siblings.map(({ orgPath }) => orgPath),
  )
  return changeThenShow(
    call,
    input,
    async (tx) => {
      const above = await tx.get('organisations', orgIdOf(parent))
      if (!above || above.closedOn !== null) return noOrganisation()
      if (above.kind !== parentKinds[kind]) return refused('invalidInput', '这里下面不能加这一种，请换个地方加。')
      const added: StoredOrganisation = {
        ...{
          _id: orgIdOf(path),
          streetId: streetIdOf(path),
          kind,
          name,
          orgPath: path,
          parentPath: parent,
          order: number,
        },
        team: kind === 'grid' ? emptyTeam() : null,
        desk: input.desk ?? null,
        agency: input.agency ?? null,
        ...{ board: null, closedOn: null, version: 1 },
      }
      await tx.add('organisations', added)
      await audit(tx, call, { ...added, userId: call.caller.userId }, { what: 'organisation.add', about: added._id })
      return granted({ path })
    },
    ({ path }) => rowAt(call, path),
  )
}

/**
 * Another name, another place in the list, closed or open again; a new name is carried to the doors below it.
 * Round trips: identity; (to close) what hangs below; begin, organisation, organisation, audit, command, commit; (a new name) doors.
 */
export async function changeOrganisation(call: CommandCall, input: Change): Promise<Result<Changed>> {
  const { path, name, desk, order, state } = input
  if (!reaches(call.grant, path)) return noOrganisation()
  const hanging = state === 'closed' ? await openBelow(call, path) : []
  const changed = await changeThenShow<Kept, Changed>(
    call,
    input,
    async (tx) => {
      const found = await tx.get('organisations', orgIdOf(path))
      if (!found || found.kind === 'district') return noOrganisation()
      if (desk && !found.desk) return refused('invalidInput', '只有街道有电话和窗口。')
      if (found.version !== input.version) return changedMeanwhile()
      if (hanging.length > 0) return refused('notNow', `下面还有：${hanging.join('、')}。先移走或者办完，再停用。`)
      const after: StoredOrganisation = {
        ...found,
        ...(name !== undefined && { name }),
        ...(desk && found.desk && { desk: { ...found.desk, ...desk } }),
        ...(order !== undefined && { order }),
        ...(state !== undefined && { closedOn: state === 'closed' ? chinaDate(call.now.getTime()) : null }),
        version: found.version + 1,
      }
      await tx.put('organisations', after)
      const what = state === undefined ? 'organisation.change' : `organisation.${state}`
      await audit(tx, call, { ...found, userId: call.caller.userId }, { what, about: found._id })
      return granted({ version: after.version })
    },
    () => rowAt(call, path),
  )
  // Beside the transaction, and again with every replay: a page of doors is more than a transaction holds.
  if (changed.ok && name !== undefined) await renew(call, path)
  return changed
}

/** What is open below an organisation, in words; each counted. */
async function openBelow({ store }: CommandCall, path: OrgPath): Promise<string[]> {
  const streetId = streetIdOf(path)
  const { from, before } = pathRange(path)
  const below = { streetId, orgPath: command.gte(from).and(command.lt(before)) }
  const strictlyBelow = { streetId, orgPath: command.gte(`${path}/`).and(command.lt(before)) }
  const [organisations, places, people, reports, cases] = await Promise.all([
    store.count('organisations', { ...strictlyBelow, closedOn: null }),
    store.count('places', { ...below, state: 'open' }),
    store.count('users', below),
    store.count('reports', { ...below, state: 'received' }),
    store.count('cases', { ...below, status: 'mediating' }),
  ])
  const counted: [number, string][] = [
    [organisations, '个下级组织'],
    [places, '个单位'],
    [people, '个人'],
    [reports, '件没答复的反映'],
    [cases, '件在办的事'],
  ]
  return counted.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : []))
}
