import { keepingPolicy } from '#domain/policy/keeping'
import type { JobCall } from '../kit/timer'
import { removeOlder } from './remove-older'

/** An application that was decided or taken back has done its work: whoever was let in stands among the people. */
export const forgetApplications = (call: JobCall): Promise<number> =>
  removeOlder(call, { collection: 'applications', field: 'closedAt', days: keepingPolicy.applicationDays })
