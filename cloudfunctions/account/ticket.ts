import tcb from '@cloudbase/node-sdk'
import { readSecrets } from '../kit/secrets'

const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, credentials: readSecrets(process.env).CUSTOM_LOGIN_KEY })

const dayMs = 24 * 3_600_000

/** A custom-login ticket for a user of ours; the session it opens is renewed for at most a week. */
export const loginTicket = (userId: string): string =>
  app.auth().createTicket(userId, { refresh: dayMs, expire: 7 * dayMs })
