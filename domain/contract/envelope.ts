import * as z from 'zod'
import { CommandId } from '../kernel/id'
import { type Refusal, refusalCodes } from '../kernel/result'

/** One call, one use case: which route, and for commands the id under which it may be sent again. */
export const Envelope = z.strictObject({
  route: z.string().max(40),
  commandId: CommandId.optional(),
  input: z.unknown(),
  client: z.strictObject({ platform: z.enum(['weapp', 'h5']), version: z.string().max(20) }),
})
export type Envelope = z.infer<typeof Envelope>

export type Reply<T> = { ok: true; data: T; requestId: string } | { ok: false; refusal: Refusal; requestId: string }

export const ReplyShape = z.union([
  z.strictObject({ ok: z.literal(true), data: z.unknown(), requestId: z.string() }),
  z.strictObject({
    ok: z.literal(false),
    refusal: z.strictObject({
      code: z.enum(refusalCodes),
      message: z.string().min(1),
      details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
    requestId: z.string(),
  }),
])

/** `query` changes nothing and may be repeated at will; `command` needs a commandId and happens once. */
export type RouteContract = { kind: 'query' | 'command'; input: z.ZodType; answer: z.ZodType }
