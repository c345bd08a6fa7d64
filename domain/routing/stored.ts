import * as z from 'zod'
import { disputeClasses, linkedAgencies } from './routing'

/** Who is asked to act, and why, in plain Chinese; kept with the version of the table that said so. */
export const RoutingDecision = z.strictObject({
  version: z.string(),
  /** The street's own mediators always come first. */
  to: z.array(z.strictObject({ agency: z.enum(linkedAgencies), rule: z.string(), reason: z.string() })).min(1),
  /** ordinary: 3 days · complex: 7 days. */
  disputeClass: z.enum(disputeClasses),
  classReason: z.string(),
  /** Ten workers or more with one claim (调解仲裁法 7). */
  collective: z.boolean(),
  /** Why it goes to the top of the list; empty when it does not. */
  urgent: z.array(z.string()),
})
export type RoutingDecision = z.infer<typeof RoutingDecision>
