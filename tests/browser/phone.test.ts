import { everyScreenIsWhole } from './looks'
import { everything, pages } from './screens'

everyScreenIsWhole({
  phone: { look: { kind: 'phone' }, screens: everything },
  'phone, dark': { look: { kind: 'phone', dark: true }, screens: pages },
  'phone of 320 px': { look: { kind: 'phone', width: 320 }, screens: pages },
})
