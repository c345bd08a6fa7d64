import { type AdviserKind, adviserKinds } from '#domain/organisation/adviser'
import { StoredMediator } from '#domain/organisation/stored'
import { has, type Person } from './people'

const certificates = {
  lawyer: '律师执业证',
  labourRelationsCoordinator: '劳动关系协调员证书',
  psychologist: '心理咨询师证书',
} as const satisfies Record<AdviserKind, string>

/** The mediators of a street: an adviser of each kind in turn, and every fourth one a neighbour whom people trust. */
export const rosterOf = (people: Person[]): StoredMediator[] =>
  people
    .filter((person) => has(person, 'mediator'))
    .map((person, index) => {
      const kind = index % 4 === 3 ? undefined : adviserKinds[index % 4]
      const held = person.roles.find(({ role }) => role === 'mediator')
      return StoredMediator.parse({
        _id: person.userId,
        streetId: person.streetId,
        orgPath: held?.orgPath ?? person.orgPath,
        name: person.name,
        state: person.suspended ? 'suspended' : 'active',
        until: held?.until ?? null,
        kinds: kind ? [kind] : [],
        credentials: kind ? [certificates[kind]] : [],
        languages: ['普通话'],
        areas: [],
      } satisfies Record<keyof StoredMediator, unknown>)
    })
