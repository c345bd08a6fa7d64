import { onTimer } from '../kit/timer'
import { expireRedemptions } from './expire-redemptions'
import { forgetApplications } from './forget-applications'
import { forgetCommands } from './forget-commands'
import { forgetImports } from './forget-imports'
import { forgetLocked } from './forget-locked'
import { forgetMade } from './forget-made'
import { forgetPairings } from './forget-pairings'
import { forgetReports } from './forget-reports'
import { forgetTries } from './forget-tries'

/** What has to happen when its time has come, whether or not anybody looks. Called by the timer of `config.json` only. */
export const main = onTimer('clock', {
  ...{ expireRedemptions, forgetApplications, forgetCommands, forgetImports, forgetLocked },
  ...{ forgetMade, forgetPairings, forgetReports, forgetTries },
})
