import { serve } from '../kit/serve'
import { checkPlaces } from './check'
import { codeSheet } from './code-sheet'
import { exportPlaces } from './export'
import { runImport } from './run'
import { placeTemplate } from './template'

/** Tables and sheets of the register of places, for the staff of the community and the street. */
export const main = serve('register', {
  placeTemplate: { access: 'place.edit', command: true, run: placeTemplate },
  exportPlaces: { access: 'place.edit', command: true, run: exportPlaces },
  checkPlaces: { access: 'place.edit', command: true, run: checkPlaces },
  runImport: { access: 'place.edit', command: true, run: runImport },
  codeSheet: { access: 'place.edit', command: true, run: codeSheet },
})
