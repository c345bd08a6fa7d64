import type { Envelope } from '#domain/contract/envelope'
import type { FunctionName } from '#domain/contract/index'
import type { PhotoFile } from '../platform/photo.types'

/** No answer came: no network, silence, a broken gateway. Whether the call arrived is unknown. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

/** Somebody was signed in here and no longer is. Nothing was sent. */
export class SessionEnded extends Error {
  override name = 'SessionEnded'
}

/** The one way to the back end; one file a platform stands behind it. */
export interface Transport {
  readonly platform: 'weapp' | 'h5'
  /** `byWeChat`: the platform says who calls. `byTicket`: somebody must sign in. */
  readonly signsIn: 'byWeChat' | 'byTicket'
  /** Gives whatever the function answered, unread. Throws `Unreachable` or `SessionEnded`, nothing else. */
  send(functionName: FunctionName, envelope: Envelope): Promise<unknown>
  /**
   * Puts a file where a function finds it (`incoming/….jpg`), in the caller's name; gives its file id. Throws `Unreachable`
   * or `SessionEnded`.
   */
  upload(cloudPath: string, file: PhotoFile): Promise<string>
  /** Browser: trades a ticket of ours for a session of the platform. WeChat needs none. Throws `Unreachable`. */
  signInWithTicket(ticket: string): Promise<void>
  /** Forgets the session on this phone, whatever the network says. Never throws. */
  signOut(): Promise<void>
  /** True when calls go out in somebody's name. */
  hasSession(): boolean
}
