import { onTimer } from '../kit/timer'
import { expireRedemptions } from './expire-redemptions'
import { forgetCommands } from './forget-commands'
import { forgetLocked } from './forget-locked'
import { forgetTries } from './forget-tries'

/** What has to happen when its time has come, whether or not anybody looks. Called by the timer of `config.json` only. */
export const main = onTimer('clock', { expireRedemptions, forgetCommands, forgetLocked, forgetTries })
