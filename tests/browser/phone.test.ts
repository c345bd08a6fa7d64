import { everyScreenIsWhole } from './looks'
import { everything } from './screens'

everyScreenIsWhole(
  {
    kind: 'phone',
    looks: {
      phone: {},
      'phone, dark': { dark: true },
      'phone of 320 px': { width: 320 },
      'phone of 320 px, care mode': { width: 320, care: true },
      'phone, care mode': { care: true },
      'dark phone, care mode': { dark: true, care: true },
    },
  },
  everything,
)
