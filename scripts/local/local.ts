/** What the command line of the machine uses of it. */
export { type Doc, LocalStartError, startLocalCloud } from '../../local'
export { decodeDoc } from '../../local/documents/codec'
export { CloudError } from '../../local/errors'
export { backUp } from '../../local/keeping/back-up'
export { check, explain } from '../../local/keeping/check'
export { restore } from '../../local/keeping/restore'
export { parseSort } from '../../local/query/sort'
