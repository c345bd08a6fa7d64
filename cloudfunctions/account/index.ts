import { serve } from '../kit/serve'
import { inbox, readInbox } from './inbox'
import { linkWechat, me } from './me'
import { signIn } from './sign-in'

/** Accounts: anyone may try to sign in; what is one's own is read here. */
export const main = serve('account', {
  signIn: { access: 'public', run: signIn },
  linkWechat: { access: 'public', run: linkWechat },
  me: { access: 'account.self', run: me },
  inbox: { access: 'account.self', run: inbox },
  readInbox: { access: 'account.self', command: true, run: readInbox },
})
