import * as z from 'zod'
import { PlaceId } from '../kernel/id'
import { writtenText } from '../kernel/text'
import { creditCodeFault } from '../place/credit-code'
import { placeCodePattern, placeKinds, placeStates } from '../place/place'
import { measures } from '../place/radar'
import { contractorParts, mediationBodies, mostContractors, staffBands } from '../place/registry'
import type { RouteContract } from './envelope'
import { Cursor, InstantShape, OrgPathShape } from './shared'

const BoardCode = z.string().regex(placeCodePattern, '这不是我们的场所码')
const named = (most: number, empty: string) => writtenText(most).refine((text) => text !== '', empty)

const CreditCode = z
  .string()
  .max(18, '统一社会信用代码要 18 位')
  .superRefine((code, context) => {
    const fault = creditCodeFault(code)
    if (fault !== undefined) context.addIssue({ code: 'custom', message: `统一社会信用代码${fault}` })
  })

const Term = z
  .strictObject({ from: z.iso.date('日期不对'), through: z.iso.date('日期不对') })
  .refine(({ from, through }) => from <= through, '到期日不能早于开始的日子')

const Contractor = z.strictObject({
  part: z.enum(contractorParts),
  name: named(60, '请写上这一家的名字'),
  creditCode: CreditCode.nullable(),
})

const Contact = z.strictObject({
  name: named(20, '请写联系人的名字'),
  phone: z.string().regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, '联系电话不对，请写手机号或带区号的座机'),
})

/** What the register asks about a firm or a site. */
const Registry = z.strictObject({
  creditCode: CreditCode.nullable(),
  legalName: writtenText(60),
  aliases: z.array(named(30, '别名空着')).max(5, '别名最多 5 个'),
  industry: writtenText(20),
  staffBand: z.enum(staffBands).nullable(),
  /** The number where it is known; the band then follows from it. */
  staffCount: z.int().min(1, '用工人数不对').max(200_000, '用工人数不对').nullable(),
  address: writtenText(80),
  location: z.strictObject({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) }).nullable(),
  enterpriseGrid: OrgPathShape.nullable(),
  contractors: z.array(Contractor).max(mostContractors, `承包链最多写 ${mostContractors} 家`),
  compliance: z.strictObject({
    mediation: z.enum(mediationBodies),
    collectiveContract: Term.nullable(),
    womensContract: Term.nullable(),
    harmony: Term.nullable(),
  }),
})

/** A place as somebody writes it down. `keep` leaves the contact as it was: nobody has to see a number to change a name. */
export const PlaceEntry = z.strictObject({
  kind: z.enum(placeKinds),
  name: named(40, '请写名称'),
  orgPath: OrgPathShape,
  invested: z.boolean(),
  registry: Registry.nullable(),
  contact: z.union([z.literal('keep'), Contact]).nullable(),
})
export type PlaceEntry = z.infer<typeof PlaceEntry>

export const PlaceRow = z.object({
  placeId: PlaceId,
  name: z.string(),
  kind: z.enum(placeKinds),
  /** `桃园社区·第 12 网格` */
  where: z.string(),
  orgPath: OrgPathShape,
  state: z.enum(placeStates),
  creditCode: z.string().nullable(),
  staffBand: z.enum(staffBands).nullable(),
})
export type PlaceRow = z.infer<typeof PlaceRow>

const BoardCodeView = z.object({
  code: z.string(),
  issuedAt: InstantShape,
  revokedAt: InstantShape.nullable(),
})

export const PlaceView = PlaceRow.extend({
  invested: z.boolean(),
  registry: z
    .object({
      ...Registry.shape,
      creditCode: z.string().nullable(),
      contractors: z.array(
        z.object({ part: z.enum(contractorParts), name: z.string(), creditCode: z.string().nullable() }),
      ),
    })
    .nullable(),
  /** Masked; `null` where there is none, or none that the caller may know of. */
  contact: z.object({ name: z.string(), phone: z.string() }).nullable(),
  /** Newest first, revoked ones last. */
  codes: z.array(BoardCodeView),
  mergedInto: PlaceId.nullable(),
  mayEdit: z.boolean(),
  version: z.int(),
})
export type PlaceView = z.infer<typeof PlaceView>

const Narrowed = z.strictObject({ within: OrgPathShape.optional() })
const Seen = { placeId: PlaceId, version: z.int() }
const Changed = z.object({ place: PlaceView })
const Reason = named(200, '请写一句为什么')

export const place = {
  /** Communities and grids within reach, to narrow a list by and to put a place into; enterprise grids of the whole street. */
  areas: {
    kind: 'query',
    input: z.strictObject({}),
    answer: z.object({
      areas: z.array(
        z.object({ path: OrgPathShape, name: z.string(), kind: z.enum(['community', 'grid', 'enterpriseGrid']) }),
      ),
    }),
  },
  /** The register within reach, by grid or by name, page by page. */
  places: {
    kind: 'query',
    input: Narrowed.extend({
      kind: z.enum(placeKinds).optional(),
      state: z.enum(placeStates).default('open'),
      /** Only companies that are without it today, as the radar counts them. */
      without: z.enum(measures).optional(),
      /** The beginning of the name or of its pinyin's first letters. */
      words: writtenText(30).default(''),
      sort: z.enum(['where', 'name']).default('where'),
      direction: z.enum(['asc', 'desc']).default('asc'),
      cursor: Cursor.optional(),
    }),
    answer: z.object({
      places: z.array(PlaceRow),
      next: Cursor.nullable(),
      /** All that match; counted with the first page only. */
      total: z.int().nullable(),
    }),
  },
  open: { kind: 'query', input: z.strictObject({ placeId: PlaceId }), answer: PlaceView },
  /** The commandId is the place's id. Refuses conflict when the credit code is already somebody's. */
  add: { kind: 'command', input: PlaceEntry, answer: Changed },
  change: { kind: 'command', input: z.strictObject({ ...Seen, entry: PlaceEntry }), answer: Changed },
  close: { kind: 'command', input: z.strictObject(Seen), answer: Changed },
  reopen: { kind: 'command', input: z.strictObject(Seen), answer: Changed },
  /** Whom to call, whole; the look is written down with its reason. */
  revealContact: {
    kind: 'command',
    input: z.strictObject({ placeId: PlaceId, reason: Reason }),
    answer: z.object({ name: z.string(), phone: z.string() }),
  },
  /** Places that may have been written down twice: the same credit code, or the same name in one community. */
  duplicates: {
    kind: 'query',
    input: z.strictObject({}),
    answer: z.object({
      groups: z.array(z.object({ by: z.enum(['creditCode', 'name']), places: z.array(PlaceRow) })),
    }),
  },
  /** Keeps one; the codes of the other lead to it from now on. Refuses limitReached when they have too many codes together. */
  merge: {
    kind: 'command',
    input: z
      .strictObject({ keepId: PlaceId, keepVersion: z.int(), goneId: PlaceId, goneVersion: z.int() })
      .refine(({ keepId, goneId }) => keepId !== goneId, '要选两家不同的'),
    answer: Changed,
  },
  /** A new code for one more board; at most so many at a place. */
  issueCode: {
    kind: 'command',
    input: z.strictObject({ placeId: PlaceId }),
    answer: z.object({ place: PlaceView, code: z.string() }),
  },
  revokeCode: { kind: 'command', input: z.strictObject({ code: BoardCode, reason: Reason }), answer: Changed },
  /** Who has what they should have, and who has to do something next. Open companies within reach. */
  radar: {
    kind: 'query',
    input: Narrowed,
    answer: z.object({
      coverage: z.array(
        z.object({
          measure: z.enum(measures),
          covered: z.int(),
          of: z.int(),
          /** Whole per cent; `null` of nothing. */
          percent: z.int().nullable(),
        }),
      ),
      /** Who is without a body to mediate: a committee from 100 people, a mediator below. Largest first, at most a hundred. */
      unmediated: z.array(z.object({ place: PlaceRow, needs: z.enum(mediationBodies) })),
      /** What ends within 60 days, soonest first, at most a hundred. */
      expiring: z.array(z.object({ place: PlaceRow, measure: z.enum(measures), through: z.iso.date() })),
      /** Firms of which nobody has said how many people work there. */
      unknownStaff: z.int(),
    }),
  },
} as const satisfies Record<string, RouteContract>
