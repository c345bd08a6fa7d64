import type { UserId } from '#domain/kernel/id'
import { chinaDate } from '#domain/kernel/instant'
import { mintId } from '#domain/kernel/mint-id'
import { cutTo, type OrgPath } from '#domain/organisation/path'
import type { Role, RoleHeld } from '#domain/organisation/role'
import { emptyTeam } from '#domain/organisation/stored'
import { type DemoAccount, demoAccounts } from './accounts'
import type { Chance } from './chance'
import { dayMs } from './days'
import { type Grid, gridsOf, mainStreet, type Street, type Team } from './town'
import { elderName, youngerName } from './words'

/** Somebody of the demo street, before it becomes documents. */
export type Person = {
  userId: string
  streetId: string
  /** Where the person belongs. */
  orgPath: OrgPath
  name: string
  phone: string
  roles: RoleHeld[]
  sinceMs: number
  suspended: boolean
  /** The browser account, for those whom everybody may sign in as. */
  account?: string
}

export const has = (person: Person, role: Role): boolean => person.roles.some((held) => held.role === role)

/**
 * Numbers that belong to nobody: no operator has been given the prefix 154, so no such number can be dialled, while it
 * has the shape of a mobile number. (Blocks of zeros inside real prefixes are in use, 1300000 among them.)
 */
export const phoneOf = (serial: number): string => `154${String(serial).padStart(8, '0')}`

type Registry = { chance: Chance; todayMs: number; nextPhone: () => string }

/** Everybody of one street: demo accounts first, then grid workers, staff, and volunteers spread evenly over the grids. */
export function peopleOf(street: Street, volunteers: number, registry: Registry): Person[] {
  const featured = featuredOf(street, registry)
  const workers = gridWorkersOf(street, featured, registry)
  const staff = staffOf(street, featured, registry)
  const known = featured.filter((person) => has(person, 'volunteer')).length
  const others = volunteersOf(street, Math.max(0, volunteers - known), registry)
  return [...featured, ...workers, ...staff, ...others]
}

type Sketch = {
  key: string
  name: string
  orgPath: OrgPath
  roles: RoleHeld[]
  days: [number, number]
  account?: string
}

function personOf(street: Street, { key, name, orgPath, roles, days, account }: Sketch, registry: Registry): Person {
  const chance = registry.chance.fork(key)
  const sinceMs = registry.todayMs - chance.int(...days) * dayMs
  const person: Person = {
    userId: mintId(sinceMs, chance.bytes(10)),
    streetId: street.id,
    orgPath,
    name,
    phone: registry.nextPhone(),
    roles,
    sinceMs,
    suspended: false,
  }
  return account === undefined ? person : { ...person, account }
}

const longAgo: [number, number] = [420, 1100]

function featuredOf(street: Street, registry: Registry): Person[] {
  const accounts = (Object.values(demoAccounts) as DemoAccount[]).filter((account) => account.street === street.id)
  return accounts.map((demo) => {
    const home = gridsOf(street).find(({ number }) => number === demo.grids[0])?.path
    const community = street.communities.find(({ name }) => name === demo.community)?.path
    const orgPath = home ?? community ?? street.path
    const grids = demo.grids.map((number) => gridsOf(street).find((grid) => grid.number === number)?.path ?? orgPath)
    const roles = demo.roles.flatMap((role): RoleHeld[] => {
      if (role === 'gridWorker') return grids.map((path) => ({ role, orgPath: path }))
      return [{ role, orgPath: role === 'communityStaff' ? communityOf(orgPath) : orgPath }]
    })
    const { account, name } = demo
    return personOf(street, { key: `account ${account}`, name, orgPath, roles, days: longAgo, account }, registry)
  })
}

/** A grid worker looks after two neighbouring grids. */
function gridWorkersOf(street: Street, featured: Person[], registry: Registry): Person[] {
  const isServed = (grid: Grid): boolean =>
    featured.some(({ roles }) => roles.some(({ role, orgPath }) => role === 'gridWorker' && orgPath === grid.path))
  return street.communities.flatMap(({ grids }) => {
    const open = grids.filter((grid) => !isServed(grid))
    const pairs = open.flatMap((_, index) => (index % 2 === 0 ? [open.slice(index, index + 2)] : []))
    return pairs.map((pair) => {
      const [first] = pair as [Grid]
      const key = `grid worker ${first.path}`
      const roles = pair.map(({ path }): RoleHeld => ({ role: 'gridWorker', orgPath: path }))
      const name = youngerName(registry.chance.fork(`${key} name`))
      return personOf(street, { key, name, orgPath: first.path, roles, days: longAgo }, registry)
    })
  })
}

/** Two desks in each community and two in the street, and a roster of mediators: four of the main street, two of the other. */
function staffOf(street: Street, featured: Person[], registry: Registry): Person[] {
  const desks: RoleHeld[] = [
    ...street.communities.map(({ path }): RoleHeld => ({ role: 'communityStaff', orgPath: path })),
    { role: 'streetStaff', orgPath: street.path },
    { role: 'mediator', orgPath: street.path },
  ]
  return desks.flatMap((held) => {
    const taken = featured.filter(({ roles }) =>
      roles.some(({ role, orgPath }) => role === held.role && orgPath === held.orgPath),
    ).length
    const seats = held.role === 'mediator' && street === mainStreet ? 4 : 2
    return Array.from({ length: seats - taken }, (_, seat) => {
      const key = `${held.role} ${held.orgPath} ${seat}`
      const name = youngerName(registry.chance.fork(`${key} name`))
      return personOf(street, { key, name, orgPath: held.orgPath, roles: [held], days: longAgo }, registry)
    })
  })
}

/** Neighbours of 周桂芳 whom the pictures of the design already name. */
export const namedNeighbours: Record<number, string> = {
  9: '刘玉梅',
  10: '陈桂英',
  11: '高志远',
  13: '林海',
  14: '何美华',
  15: '宋玉兰',
}

function volunteersOf(street: Street, count: number, registry: Registry): Person[] {
  const grids = gridsOf(street)
  return Array.from({ length: count }, (_, index) => {
    const grid = grids[index % grids.length] as Grid
    const key = `volunteer ${index}`
    const chance = registry.chance.fork(`${key} more`)
    const neighbour = street === mainStreet && index < grids.length ? namedNeighbours[grid.number] : undefined
    const isFirst = index < grids.length
    // One in fifty has stopped by now, and one person's account is closed: lists must cope with both.
    const hasStopped = !isFirst && chance.happens(0.02)
    const until = chinaDate(registry.todayMs - chance.int(5, 60) * dayMs)
    const held: RoleHeld = { role: 'volunteer', orgPath: grid.path, ...(hasStopped ? { until } : {}) }
    const name = neighbour ?? elderName(registry.chance.fork(`${key} name`))
    const person = personOf(street, { key, name, orgPath: grid.path, roles: [held], days: [20, 1000] }, registry)
    return { ...person, suspended: index === grids.length }
  })
}

/** The four seats of every grid: cadre = its grid worker, resident volunteer = its longest-serving one; a few stay empty. */
export function teamsOf(street: Street, people: Person[], chance: Chance): (grid: Grid) => Team {
  const seat = (person: Person | undefined) => person && { userId: person.userId as UserId, name: person.name }
  return (grid) => {
    const ownChance = chance.fork(`team ${grid.path}`)
    const isMissing = (role: string): boolean =>
      street === mainStreet && grid.number === 12 ? role === 'partyMember' : ownChance.happens(0.04)
    const holder = (role: Role) =>
      people.find((person) =>
        person.roles.some((held) => held.role === role && held.orgPath === grid.path && !held.until),
      )
    // One policeman for two grids: drawn from the pair's own stream, so both get the same name.
    const police = youngerName(chance.fork(`police ${grid.communityPath} ${Math.floor(grid.number / 2)}`))
    const team = emptyTeam()
    team.communityCadre = seat(holder('gridWorker')) ?? null
    team.police = isMissing('police') ? null : { userId: null, name: police }
    team.partyMember = isMissing('partyMember') ? null : { userId: null, name: elderName(ownChance) }
    team.residentVolunteer = seat(holder('volunteer')) ?? null
    return team as Team
  }
}

export const communityOf = (path: OrgPath): OrgPath => cutTo(path, 'community') ?? path
