import { everyScreenIsWhole } from './looks'
import { everything, pages } from './screens'

// In care mode the roles move from the home to 我的.
const withoutPill = everything.filter(({ name }) => name !== 'home, another role')

everyScreenIsWhole({
  'phone, care mode': { look: { kind: 'phone', care: true }, screens: pages },
  'phone of 320 px, care mode': { look: { kind: 'phone', width: 320, care: true }, screens: withoutPill },
  'dark phone, care mode': { look: { kind: 'phone', dark: true, care: true }, screens: pages },
})
