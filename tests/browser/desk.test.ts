import { everyScreenIsWhole } from './looks'
import { everything } from './screens'

everyScreenIsWhole({ kind: 'desk', looks: { desk: {}, 'desk, dark': { dark: true } } }, everything)
