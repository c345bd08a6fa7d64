import { privacyPolicy } from '#domain/policy/privacy'
import type { JobCall } from '../kit/timer'
import { removeOlder } from './remove-older'

const daysAYear = 365.25

/** Who left long enough ago is forgotten for good. */
export const forgetLocked = (call: JobCall): Promise<number> =>
  removeOlder(call, { collection: 'lockedAway', field: 'at', days: privacyPolicy.lockedYears * daysAYear })
