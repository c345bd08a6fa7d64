export { PointsDome, type PointsDomeProps } from './dome'
export { Pending } from './pending'
