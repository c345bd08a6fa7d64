import { serve } from '../kit/serve'
import { statement } from './statement'

/** Points: what a volunteer has earned, and why. */
export const main = serve('points', { statement: { access: 'points.own', run: statement } })
