export { OfflineBanner, SyncMark } from './offline'
export { Empty, Failure } from './say'
export { Skeleton } from './skeleton'
