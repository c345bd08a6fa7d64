import { keepingPolicy } from '#domain/policy/keeping'
import type { JobCall } from '../kit/timer'
import { removeOlder } from './remove-older'

/** Traces of commands are kept as long as a phone could still send one again. */
export const forgetCommands = (call: JobCall): Promise<number> =>
  removeOlder(call, { collection: 'commands', field: 'at', days: keepingPolicy.commandDays })
