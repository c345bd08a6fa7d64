import { everyScreenIsWhole } from './looks'
import { everything } from './screens'

everyScreenIsWhole(
  { kind: 'phone', looks: { phone: {}, 'phone, dark': { dark: true }, 'phone of 320 px': { width: 320 } } },
  everything,
)
