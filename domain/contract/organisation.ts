import * as z from 'zod'
import { UserId } from '../kernel/id'
import { writtenText } from '../kernel/text'
import { agencies } from '../organisation/agency'
import { addedKinds, orgKinds } from '../organisation/organisation'
import { gridRoles } from '../organisation/stored'
import type { RouteContract } from './envelope'
import { Cursor, OrgPathShape } from './shared'

const Name = writtenText(30).refine((text) => text !== '', '请写名称')
const DeskPhone = z.string().regex(/^[\d-]{5,15}$/, '电话只写数字和短横')
/** Whom to call and where to go; told to whoever scans a code. */
const Desk = z.strictObject({
  phone: DeskPhone,
  window: writtenText(30).refine((text) => text !== '', '请写窗口在哪儿'),
})
/** Also the one character in front of the street's case numbers; it stays, as old papers bear it. */
const NewDesk = Desk.extend({ mark: z.string().regex(/^\p{Script=Han}$/u, '案号里的字只写一个汉字') })

const Seat = z.object({
  role: z.enum(gridRoles),
  /** `null` where nobody sits or the caller may not know. */
  name: z.string().nullable(),
  /** Nobody sits there. */
  vacant: z.boolean(),
  userId: UserId.nullable(),
})
export type Seat = z.infer<typeof Seat>

export const OrganisationRow = z.object({
  path: OrgPathShape,
  kind: z.enum(orgKinds),
  name: z.string(),
  order: z.int(),
  agency: z.enum(agencies).nullable(),
  closedOn: z.iso.date().nullable(),
  /** Of a grid: its four seats. */
  seats: z.array(Seat).nullable(),
  /** Of a community: how many grids it has. */
  grids: z.int().nullable(),
  /** Seats that nobody has, of a grid or of all grids of a community. */
  vacancies: z.int(),
  /** Of a street. */
  desk: z.object({ phone: z.string(), window: z.string(), mark: z.string() }).nullable(),
  version: z.int(),
})
export type OrganisationRow = z.infer<typeof OrganisationRow>

/** What can be listed. `grid` needs the community under which they lie. */
export const listedKinds = ['community', 'grid', 'enterpriseGrid', 'partner', 'agency'] as const

export const OrganisationCard = OrganisationRow.extend({
  /** The names above it, the street first. */
  above: z.array(z.object({ path: OrgPathShape, name: z.string() })),
  mayEdit: z.boolean(),
  /** People who belong to this grid and may be given a seat. */
  candidates: z.array(z.object({ userId: UserId, name: z.string() })),
})
export type OrganisationCard = z.infer<typeof OrganisationCard>

export const organisations = {
  /** One kind of a street's organisations, in their order. Totals and the streets within reach come with the first page. */
  organisations: {
    kind: 'query',
    input: z.strictObject({
      /** Which street; without it the caller's own, else the first within reach. */
      street: OrgPathShape.optional(),
      kind: z.enum(listedKinds),
      /** The community, for its grids. */
      under: OrgPathShape.optional(),
      cursor: Cursor.optional(),
    }),
    answer: z.object({
      street: OrgPathShape,
      rows: z.array(OrganisationRow),
      next: Cursor.nullable(),
      totals: z.record(z.enum(listedKinds), z.int()).nullable(),
      streets: z.array(z.object({ path: OrgPathShape, name: z.string() })).nullable(),
      /** The district that the caller may add a street to. */
      streetsUnder: OrgPathShape.nullable(),
      mayEdit: z.boolean(),
    }),
  },
  organisation: { kind: 'query', input: z.strictObject({ path: OrgPathShape }), answer: OrganisationCard },
  /** Adds under a parent; the path is ours to give. Of a street its desk is told as well. */
  addOrganisation: {
    kind: 'command',
    input: z.strictObject({
      parent: OrgPathShape,
      kind: z.enum(addedKinds),
      name: Name,
      agency: z.enum(agencies).optional(),
      desk: NewDesk.optional(),
    }),
    answer: z.object({ row: OrganisationRow }),
  },
  /** Another name, of a street another desk, another place in the list, closed or open again. Refuses notNow while something open hangs below, and says what. */
  changeOrganisation: {
    kind: 'command',
    input: z.strictObject({
      path: OrgPathShape,
      version: z.int(),
      name: Name.optional(),
      desk: Desk.optional(),
      order: z.int().min(0).max(9999).optional(),
      state: z.enum(['open', 'closed']).optional(),
    }),
    answer: z.object({ row: OrganisationRow }),
  },
  /** Who sits on one of a grid's four seats: a person of the street, an outsider by name, or nobody. */
  setTeam: {
    kind: 'command',
    input: z.strictObject({
      path: OrgPathShape,
      version: z.int(),
      role: z.enum(gridRoles),
      holder: z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('person'), userId: UserId }),
        z.strictObject({ by: z.literal('name'), name: writtenText(20).refine((text) => text !== '', '请写名字') }),
        z.strictObject({ by: z.literal('nobody') }),
      ]),
    }),
    answer: z.object({ row: OrganisationRow }),
  },
} as const satisfies Record<string, RouteContract>
