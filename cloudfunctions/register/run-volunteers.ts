import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { importedNews } from '#domain/inbox/people-news'
import type { Result } from '#domain/kernel/result'
import type { StoredUser } from '#domain/organisation/stored'
import { giveRole } from '#domain/people/roles'
import type { StoredAudit } from '../kit/collections'
import { newPerson, readPerson, writePerson } from '../kit/person'
import type { CommandCall } from '../kit/route'
import { DuplicateId, StoreBusy } from '../kit/store'
import { addMissing } from './add-missing'
import { holdersOf, volunteers } from './holders'
import { nextStep } from './step'
import { VolunteerRow } from './volunteer-row'

/** Each leaves fewer of a batch to be written. */
const mostAttempts = 5

/**
 * The next hundred volunteers of an import, fifty at once. Whoever is new is written in few round trips, the person last: cut off
 * before, nobody is there yet; cut off after, the same rows complete it. Whoever is known gets the role and the consent in a
 * transaction of their own. Round trips for every fifty: who has these numbers (two), four; for each known one nine.
 */
export const runVolunteers = (
  call: CommandCall,
  input: ParsedInputOf<'register', 'runVolunteers'>,
): Promise<Result<AnswerOf<'register', 'runVolunteers'>>> =>
  nextStep(call, input, {
    of: 'volunteers',
    rows: (json) => VolunteerRow.array().parse(json),
    ...{ stepRows: 100, batchRows: 50, what: 'register.importVolunteers' },
    write: (batch) => writeThose(call, batch),
  })

/** None is left alone. */
async function writeThose(call: CommandCall, batch: VolunteerRow[]): Promise<number[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      await writeOnce(call, batch)
      return []
    } catch (error) {
      // Somebody came in with one of these numbers a moment ago, perhaps by the same step done beside: looked at again, they are known.
      if (attempt === mostAttempts || !(error instanceof DuplicateId || error instanceof StoreBusy)) throw error
    }
  }
}

async function writeOnce(call: CommandCall, batch: VolunteerRow[]): Promise<void> {
  const holders = await holdersOf(
    call,
    batch.map(({ phoneHash }) => phoneHash),
  )
  const fresh: VolunteerRow[] = []
  for (const row of batch) {
    const user = holders.get(row.phoneHash)?.user
    if (user === undefined || user._id === row.userId) fresh.push(row)
    else if (!volunteers(call, user)) await enlist(call, row, user)
  }
  await enter(call, fresh)
}

async function enter(call: CommandCall, rows: VolunteerRow[]): Promise<void> {
  const { store, now } = call
  const { streetId } = call.caller
  const people = rows.map(({ grid, consent, ...row }) =>
    newPerson({
      ...{ ...row, streetId, orgPath: grid, roles: [{ role: 'volunteer', orgPath: grid }], consents: [consent] },
      ...{ since: now, wechat: undefined, kinds: [] },
    }),
  )
  await addMissing(
    store,
    'identities',
    people.map(({ account }) => account),
  )
  await addMissing(
    store,
    'users',
    people.map(({ user }) => user),
  )
  const told = rows.map((row) => aboutOf(call, row, row.userId))
  await addMissing(
    store,
    'inbox',
    told.map((about) => importedNews(about, now)),
  )
  await addMissing(
    store,
    'audit',
    told.map((about) => auditOf(call, about)),
  )
}

type About = Pick<StoredUser, 'streetId' | 'orgPath'> & { userId: StoredUser['_id'] }

const aboutOf = ({ caller }: CommandCall, { grid }: VolunteerRow, userId: StoredUser['_id']): About => ({
  ...{ userId, streetId: caller.streetId, orgPath: grid },
})

const auditOf = ({ caller, now }: CommandCall, { userId, streetId, orgPath }: About): StoredAudit => ({
  ...{ _id: `imported:${userId}`, streetId, orgPath, at: now, by: caller.userId, what: 'people.import', about: userId },
})

/** Nothing happens when somebody gave them the role meanwhile, or they left. */
const enlist = (call: CommandCall, row: VolunteerRow, { _id }: StoredUser): Promise<boolean> =>
  call.store.transaction(
    async (tx) => {
      const person = await readPerson(tx, _id)
      const roles = person && giveRole(person.user.roles, { role: 'volunteer', orgPath: row.grid })
      if (!person || !roles?.ok) return false
      const consents = [...person.user.consents, row.consent]
      const agreed = { ...person.user, consents, ...(row.skills.length > 0 && { skills: row.skills }) }
      await writePerson(tx, { ...person, user: agreed }, { roles: roles.value })
      const about = aboutOf(call, row, _id)
      await tx.add('inbox', importedNews(about, call.now))
      await tx.add('audit', { ...auditOf(call, about), _id: call.mintId() })
      return true
    },
    (done) => done,
  )
