import { keepingPolicy } from '#domain/policy/keeping'
import type { JobCall } from '../kit/timer'
import { removeOlder } from './remove-older'

/** Counts of tries are needed for minutes: no lock lasts a day. */
export const forgetTries = (call: JobCall): Promise<number> =>
  removeOlder(call, { collection: 'tries', field: 'since', days: keepingPolicy.triesDays })
