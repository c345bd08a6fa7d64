import type { Auth } from '../auth/auth'
import type { Console } from '../console/console'
import type { Documents } from '../documents/documents'
import type { FunctionRunner } from '../runner/runner'
import type { FileLinks } from '../storage/links'
import type { Wechat } from '../wechat/wechat'
import type { Fields } from './body'

/** Everything the wire can reach. */
export interface Services {
  envId: string
  documents: Documents
  auth: Auth
  files: FileLinks
  functions: FunctionRunner
  /** Missing when it is off. */
  console: Console | undefined
  wechat: Wechat
  /** What an admin request has to carry; functions find it in their environment. */
  sessionToken: string
  adminToken?: string | undefined
  webDir?: string | undefined
  now: () => number
  log: (line: object) => void
}

/**
 * Serves one action of the server SDK's envelope. `base` is the address of this server, `parentId` the request of the
 * function that asks, where the SDK names one.
 */
export type Action = (
  body: Fields,
  services: Services,
  base: string,
  parentId?: string,
) => Promise<Fields | RawAnswer> | Fields | RawAnswer

/** An answer that is sent as it is, not as JSON. */
export class RawAnswer {
  constructor(readonly content: Buffer) {}
}
