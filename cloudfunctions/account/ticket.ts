import tcb from '@cloudbase/node-sdk'
import type { StoredIdentity } from '#domain/organisation/stored'
import { accountKeyOf } from '../kit/caller'
import { readSecrets } from '../kit/secrets'

const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, credentials: readSecrets(process.env).CUSTOM_LOGIN_KEY })

/** A custom-login ticket for a user of ours. How long its session lives is the platform's default: a week. */
export const loginTicket = (identity: Pick<StoredIdentity, 'userId' | 'session'>): string =>
  app.auth().createTicket(accountKeyOf(identity).slice('uid:'.length))
