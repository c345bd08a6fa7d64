import { accountUseCases } from './account'
import { caseUseCases } from './case'
import { directoryUseCases } from './directory'
import { peopleUseCases } from './people'
import { placeUseCases } from './place'
import { pointsUseCases } from './points'
import { reportUseCases } from './report'
import type { UseCase } from './use-case'
import { visitUseCases } from './visit'

/** Everything that anybody does with one call. */
export const useCases: UseCase[] = [
  ...accountUseCases,
  ...visitUseCases,
  ...pointsUseCases,
  ...reportUseCases,
  ...caseUseCases,
  ...directoryUseCases,
  ...peopleUseCases,
  ...placeUseCases,
]

/** Routes that are not measured, and why. */
export const leftOut: Record<string, string> = {
  'account.linkWechat': 'is done once in the life of an account',
  'account.apply': 'is done once by somebody who wants to come in',
  'account.declareInterest': 'is done once for each place that somebody is tied to',
  'account.withdrawApplication': 'is done once, if ever',
  'account.invitation': 'is done once by somebody who is asked to come',
  'account.acceptInvitation': 'is done once by somebody who is asked to come',
  'account.changePassword': 'is done once in a while; what it costs is the slow hash',
  'account.signOutEverywhere': 'is done once in a while',
  'account.correctMe': 'is done once in a while',
  'account.askDeletion': 'is done once in the life of an account',
  'directory.addOrganisation': 'is done once for each organisation',
  'directory.changeOrganisation': 'is done once in a while; a new name is carried to every door',
  'directory.removeShift': 'is the half of directory.setShift',
  'directory.askSwap': 'needs two people; it costs what directory.setShift costs and a message',
  'directory.answerSwap': 'needs two people; it costs what directory.setShift costs and two messages',
  'directory.setReception': 'is done once for each leader',
  'directory.setTeam': 'is done once for each seat',
  'case.handOver': 'is done once when a mediator leaves; each case of it costs what case.assign costs',
  'directory.decideApplications': 'is done once for each person who comes',
  'directory.giveRole': 'is done once for each person and role',
  'directory.endRole': 'is done once for each person and role',
  'directory.suspend': 'is done once in a while',
  'directory.resume': 'is done once in a while',
  'directory.revokeInvitation': 'is done once in a while',
  'place.reopen': 'costs what place.close costs',
  'place.revokeCode': 'costs what place.issueCode costs',
  'place.merge': 'is done once for what was written down twice',
  'register.placeTemplate': 'is done once in a while; what it costs is the making of the file',
  'register.exportPlaces': 'is done once in a while; what it costs is the making of the file',
  'register.checkPlaces': 'is done once for each table; its time is measured by itself (import)',
  'register.runImport': 'is done once for each table; its time is measured by itself (import)',
  'account.leaveRole': 'is done once by whoever leaves',
  'register.openImport': 'is asked once when a page of imports opens: identity and one read',
  'register.volunteerTemplate': 'is done once in a while; what it costs is the making of the file',
  'register.checkVolunteers': 'is done once for each table; its time is measured by itself (import)',
  'register.runVolunteers': 'is done once for each table; its time is measured by itself (import)',
  'register.codeSheet': 'is done once for each sheet; what it costs is the making of the file',
  'report.attach': 'is as dear as the photo: what it costs is the storage, not the database',
}
