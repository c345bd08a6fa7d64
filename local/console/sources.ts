import type { Auth } from '../auth/auth'
import type { Documents } from '../documents/documents'
import type { FunctionRunner } from '../runner/runner'
import type { FileLinks } from '../storage/links'
import type { Timers } from '../timers/timers'
import type { Wechat } from '../wechat/wechat'
import type { CollectionFacts } from './collection-facts'

/** `read` shows everything; `write` also lets documents be edited, timers be run and sessions be ended. */
export type ConsoleMode = 'off' | 'read' | 'write'

/** What the console looks at. */
export interface Sources {
  envId: string
  mode: ConsoleMode
  dataDir: string
  /** When the cloud began to serve. */
  startedAt: number
  documents: Documents
  facts: CollectionFacts
  functions: FunctionRunner
  timers: Timers<unknown>
  auth: Auth
  files: FileLinks
  wechat: Pick<Wechat, 'outbox'>
  now: () => number
  log: (line: object) => void
}

/** One request for a page. */
export interface Visit {
  sources: Sources
  /** What the parts of the address in brackets stand for. */
  names: readonly string[]
  query: URLSearchParams
  /** The address of this server as the visitor named it. */
  base: string
  /** Belongs into every form. */
  token: string
}
