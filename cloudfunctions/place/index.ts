import { serve } from '../kit/serve'
import { areas } from './areas'
import { issueCode, revokeCode } from './codes'
import { revealContact } from './contact'
import { duplicates } from './duplicates'
import { places } from './list'
import { merge } from './merge'
import { open } from './open'
import { radar } from './radar'
import { close, reopen } from './state'
import { add, change } from './write'

/** The register of places: read by grid workers and staff, written by the staff of the community and the street. */
export const main = serve('place', {
  areas: { access: 'place.read', run: areas },
  places: { access: 'place.read', run: places },
  open: { access: 'place.read', run: open },
  add: { access: 'place.edit', command: true, run: add },
  change: { access: 'place.edit', command: true, run: change },
  close: { access: 'place.edit', command: true, run: close },
  reopen: { access: 'place.edit', command: true, run: reopen },
  revealContact: { access: 'place.edit', command: true, run: revealContact },
  duplicates: { access: 'place.edit', run: duplicates },
  merge: { access: 'place.edit', command: true, run: merge },
  issueCode: { access: 'place.edit', command: true, run: issueCode },
  revokeCode: { access: 'place.edit', command: true, run: revokeCode },
  radar: { access: 'place.edit', run: radar },
})
