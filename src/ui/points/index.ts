export { Balance, type BalanceProps, Usable } from './balance'
export { PointsDome } from './dome'
export { Pending } from './pending'
