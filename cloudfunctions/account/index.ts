import { serve } from '../kit/serve'
import { access } from './access'
import { application, apply, withdrawApplication } from './application'
import { askDeletion } from './ask-deletion'
import { correctMe } from './correct-me'
import { inbox, readInbox } from './inbox'
import { declareInterest, interests } from './interests'
import { acceptInvitation, invitation } from './invitation'
import { leaveRole } from './leave-role'
import { linkWechat, me } from './me'
import { myData } from './my-data'
import { collectPairing, openPairing } from './pairing'
import { answerPairing, pairing } from './pairing-answer'
import { changePassword, signOutEverywhere } from './password'
import { signIn } from './sign-in'

/** Accounts: anyone may try to sign in; what is one's own is read here. */
export const main = serve('account', {
  signIn: { access: 'public', run: signIn },
  linkWechat: { access: 'public', run: linkWechat },
  openPairing: { access: 'public', run: openPairing },
  collectPairing: { access: 'public', run: collectPairing },
  pairing: { access: 'account.self', run: pairing },
  answerPairing: { access: 'account.self', command: true, run: answerPairing },
  access: { access: 'account.self', run: access },
  leaveRole: { access: 'account.self', command: true, run: leaveRole },
  changePassword: { access: 'account.self', command: true, run: changePassword },
  signOutEverywhere: { access: 'account.self', command: true, run: signOutEverywhere },
  me: { access: 'account.self', run: me },
  inbox: { access: 'account.self', run: inbox },
  readInbox: { access: 'account.self', command: true, run: readInbox },
  interests: { access: 'account.self', run: interests },
  declareInterest: { access: 'account.self', command: true, run: declareInterest },
  application: { access: 'public', run: application },
  apply: { access: 'public', command: true, run: apply },
  withdrawApplication: { access: 'public', command: true, run: withdrawApplication },
  invitation: { access: 'public', run: invitation },
  acceptInvitation: { access: 'public', command: true, run: acceptInvitation },
  myData: { access: 'account.self', run: myData },
  correctMe: { access: 'account.self', command: true, run: correctMe },
  askDeletion: { access: 'account.self', command: true, run: askDeletion },
})
