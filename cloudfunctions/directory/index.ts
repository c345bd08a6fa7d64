import { serve } from '../kit/serve'
import { applications } from './applications'
import { auditTrail } from './audit-trail'
import { addOrganisation, changeOrganisation } from './change-organisation'
import { decideApplications } from './decide'
import { answerSwap, askSwap, removeShift, setShift } from './duty-change'
import { week } from './duty-week'
import { invitations, invite, managing, revokeInvitation } from './invite'
import { organisation } from './organisation'
import { organisations } from './organisations'
import { people } from './people'
import { person, revealPhone } from './person'
import { receptions, setReception } from './receptions'
import { endRole, giveRole, resume, suspend } from './roles'
import { setTeam } from './team'

/** The directory of a street, for its staff and for administrators: what there is, who is who, who sits when. */
export const main = serve('directory', {
  organisations: { access: 'organisation.read', run: organisations },
  organisation: { access: 'organisation.read', run: organisation },
  addOrganisation: { access: 'organisation.edit', command: true, run: addOrganisation },
  changeOrganisation: { access: 'organisation.edit', command: true, run: changeOrganisation },
  setTeam: { access: 'organisation.edit', command: true, run: setTeam },
  applications: { access: 'people.admit', run: applications },
  decideApplications: { access: 'people.admit', command: true, run: decideApplications },
  people: { access: 'people.read', run: people },
  person: { access: 'people.read', run: person },
  revealPhone: { access: 'people.manage', command: true, run: revealPhone },
  giveRole: { access: 'people.manage', command: true, run: giveRole },
  endRole: { access: 'people.manage', command: true, run: endRole },
  suspend: { access: 'people.manage', command: true, run: suspend },
  resume: { access: 'people.manage', command: true, run: resume },
  managing: { access: 'people.manage', run: managing },
  invite: { access: 'people.manage', command: true, run: invite },
  invitations: { access: 'people.manage', run: invitations },
  revokeInvitation: { access: 'people.manage', command: true, run: revokeInvitation },
  week: { access: 'duty.read', run: week },
  setShift: { access: 'duty.edit', command: true, run: setShift },
  removeShift: { access: 'duty.edit', command: true, run: removeShift },
  askSwap: { access: 'duty.sit', command: true, run: askSwap },
  answerSwap: { access: 'duty.sit', command: true, run: answerSwap },
  receptions: { access: 'duty.read', run: receptions },
  setReception: { access: 'duty.edit', command: true, run: setReception },
  auditTrail: { access: 'audit.read', run: auditTrail },
})
