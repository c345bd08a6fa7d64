import * as z from 'zod'
import { writtenText } from '../kernel/text'
import { Me } from './account-card'
import type { RouteContract } from './envelope'
import { Cursor } from './shared'

/** The parts of a copy of one's own data, in the order in which they are put together. */
export const dataParts = ['person', 'ties', 'shifts', 'visits', 'mediations', 'points', 'redemptions', 'inbox'] as const
export type DataPart = (typeof dataParts)[number]

/** One record in words that its owner reads; the same is the file that is handed over. */
const OwnRecord = z.record(z.string(), z.union([z.string(), z.number()]))
export type OwnRecord = z.infer<typeof OwnRecord>

const Kept = z.object({ what: z.string(), reason: z.string(), kept: z.string() })

export const privacy = {
  /** A copy of what is one's own, a page of one part at a time (个人信息保护法 45). */
  myData: {
    kind: 'query',
    input: z.strictObject({ part: z.enum(dataParts), cursor: Cursor.optional() }),
    answer: z.object({ title: z.string(), records: z.array(OwnRecord), next: Cursor.nullable() }),
  },
  /** One's own name or number put right (46). Refuses conflict when the number is somebody else's. */
  correctMe: {
    kind: 'command',
    input: z
      .strictObject({
        name: writtenText(20)
          .refine((name) => [...name].length >= 2, '请写姓名')
          .optional(),
        phone: z
          .string()
          .regex(/^1\d{10}$/, '手机号是 11 位，请再看看')
          .optional(),
      })
      .refine(({ name, phone }) => name !== undefined || phone !== undefined, '没有改什么'),
    answer: Me,
  },
  /**
   * The account is given up (47): what the law wants kept is locked away and told, the rest is erased. Refuses notNow while somebody
   * waits for something: goods that were kept, cases in hand, a post that must be handed over first.
   */
  askDeletion: {
    kind: 'command',
    input: z.strictObject({ sure: z.literal(true, '请先看完说明，再点同意') }),
    answer: z.object({ kept: z.array(Kept) }),
  },
} as const satisfies Record<string, RouteContract>
