import type { Auth } from '../auth/auth'
import type { Documents } from '../documents/documents'
import type { FunctionRunner } from '../runner/runner'
import type { FileLinks } from '../storage/links'

/** Everything the wire can reach. */
export interface Services {
  envId: string
  documents: Documents
  auth: Auth
  files: FileLinks
  functions: FunctionRunner
  /** What an admin request has to carry; functions find it in their environment. */
  sessionToken: string
  adminToken?: string | undefined
  webDir?: string | undefined
  now: () => number
  log: (line: object) => void
}
