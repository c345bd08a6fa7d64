import { serve } from '../kit/serve'
import { accept, refuse } from './answer'
import { assign, fail, note, settle } from './change'
import { day } from './day'
import { handOver } from './hand-over'
import { mediations, reviewMediation } from './mediations'
import { open } from './open'
import { communities, queue } from './queue'
import { openReport } from './report'
import { mediators } from './roster'
import { reply, revealContact } from './talk'

/** Cases: answered and given out by the street's desk, handled by its mediators. */
export const main = serve('case', {
  queue: { access: 'report.desk', run: queue },
  communities: { access: 'report.desk', run: communities },
  openReport: { access: 'report.desk', run: openReport },
  mediators: { access: 'case.desk', run: mediators },
  accept: { access: 'case.desk', command: true, run: accept },
  refuse: { access: 'case.desk', command: true, run: refuse },
  reply: { access: 'case.read', command: true, run: reply },
  revealContact: { access: 'case.read', command: true, run: revealContact },
  day: { access: 'case.handle', run: day },
  open: { access: 'case.read', run: open },
  assign: { access: 'case.desk', command: true, run: assign },
  handOver: { access: 'case.desk', command: true, run: handOver },
  note: { access: 'case.handle', command: true, run: note },
  settle: { access: 'case.handle', command: true, run: settle },
  fail: { access: 'case.handle', command: true, run: fail },
  mediations: { access: 'mediation.confirm', run: mediations },
  reviewMediation: { access: 'mediation.confirm', command: true, run: reviewMediation },
})
