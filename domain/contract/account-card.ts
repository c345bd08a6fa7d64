import * as z from 'zod'
import { UserId } from '../kernel/id'
import { roles } from '../organisation/role'
import { OrgPathShape } from './shared'

/** The caller's own card. */
export const Me = z.object({
  userId: UserId,
  name: z.string(),
  phone: z.string(),
  streetName: z.string(),
  roles: z.array(
    z.object({
      role: z.enum(roles),
      orgPath: OrgPathShape,
      /** `桃园社区·第 12 网格` */
      where: z.string(),
    }),
  ),
})
export type Me = z.infer<typeof Me>
