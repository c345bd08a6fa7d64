import { everyScreenIsWhole } from './looks'
import { everything, pages } from './screens'

everyScreenIsWhole({
  desk: { look: { kind: 'desk' }, screens: everything },
  'desk, dark': { look: { kind: 'desk', dark: true }, screens: pages },
})
