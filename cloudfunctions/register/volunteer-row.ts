import * as z from 'zod'
import { UserId } from '#domain/kernel/id'
import { OrgPathField, Sealed } from '#domain/organisation/stored'
import { skills } from '#domain/people/skills'

/** A volunteer as a table that was found right is laid aside: nobody reads the number in it. */
export const VolunteerRow = z.strictObject({
  userId: UserId,
  name: z.string(),
  /** Where the role will be held. */
  grid: OrgPathField,
  skills: z.array(z.enum(skills)),
  phoneSealed: Sealed,
  phoneHash: z.string(),
  consent: z.strictObject({
    text: z.string(),
    version: z.string(),
    paper: z.literal(true),
    at: z.coerce.date(),
  }),
})
export type VolunteerRow = z.infer<typeof VolunteerRow>
