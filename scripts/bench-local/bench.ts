/** What the bench of the machine measures, and what it measures against: the driver alone, with the same settings. */
export { startLocalCloud } from '../../local'
export { Documents } from '../../local/documents/documents'
export { openReader, openWriter } from '../../local/documents/sqlite'
