import { everyScreenIsWhole } from './looks'
import { everything } from './screens'

// In care mode the roles move from the home to 我的.
const withoutPill = everything.filter(({ name }) => name !== 'home, another role')

everyScreenIsWhole(
  {
    kind: 'phone',
    care: true,
    looks: {
      'phone, care mode': {},
      'dark phone, care mode': { dark: true },
      'phone of 320 px, care mode': { width: 320 },
    },
  },
  withoutPill,
)
