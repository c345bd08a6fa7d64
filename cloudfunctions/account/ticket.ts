import tcb from '@cloudbase/node-sdk'
import { readSecrets } from '../kit/secrets'

const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, credentials: readSecrets(process.env).CUSTOM_LOGIN_KEY })

/** A custom-login ticket for a user of ours. How long its session lives is the platform's default: a week. */
export const loginTicket = (userId: string): string => app.auth().createTicket(userId)
