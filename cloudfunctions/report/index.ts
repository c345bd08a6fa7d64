import { serve } from '../kit/serve'
import { attach } from './attach'
import { follow } from './follow'
import { landing } from './landing'
import { say } from './say'
import { submit } from './submit'

/** Reports of anybody: handed in without signing in, followed by whoever holds the receipt. */
export const main = serve('report', {
  landing: { access: 'public', run: landing },
  submit: { access: 'public', command: true, run: submit },
  follow: { access: 'public', run: follow },
  say: { access: 'public', command: true, run: say },
  attach: { access: 'public', command: true, run: attach },
})
