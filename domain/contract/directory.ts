import { auditRoutes } from './audit'
import { duty } from './duty'
import { organisations } from './organisation'
import { people } from './people'

/** The directory: what there is, who is who, who sits when. One part a file. */
export const directory = { ...auditRoutes, ...duty, ...organisations, ...people } as const
