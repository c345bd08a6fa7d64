import type { Auth } from '../auth/auth'
import type { Documents } from '../documents/documents'
import type { FunctionRunner } from '../runner/runner'
import type { FileLinks } from '../storage/links'
import type { Fields } from './body'

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

/** Serves one action of the server SDK's envelope. `base` is the address of this server. */
export type Action = (body: Fields, services: Services, base: string) => Promise<Fields> | Fields
