export { Balance, type BalanceProps, Usable } from './balance'
export { Change, signed } from './change'
export { PointsDome } from './dome'
export { Pending } from './pending'
