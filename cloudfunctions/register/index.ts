import { serve } from '../kit/serve'
import { checkPlaces } from './check'
import { checkVolunteers } from './check-volunteers'
import { codeSheet } from './code-sheet'
import { exportPlaces } from './export'
import { openImport } from './open-import'
import { runImport } from './run'
import { runVolunteers } from './run-volunteers'
import { placeTemplate, volunteerTemplate } from './template'

/** Tables and sheets of places and volunteers, for the staff of the community and the street. */
export const main = serve('register', {
  placeTemplate: { access: 'place.edit', command: true, run: placeTemplate },
  exportPlaces: { access: 'place.edit', command: true, run: exportPlaces },
  checkPlaces: { access: 'place.edit', command: true, run: checkPlaces },
  runImport: { access: 'place.edit', command: true, run: runImport },
  openImport: { access: 'account.self', run: openImport },
  volunteerTemplate: { access: 'people.admit', command: true, run: volunteerTemplate },
  checkVolunteers: { access: 'people.admit', command: true, run: checkVolunteers },
  runVolunteers: { access: 'people.admit', command: true, run: runVolunteers },
  codeSheet: { access: 'place.edit', command: true, run: codeSheet },
})
