import cloudbase from '@cloudbase/js-sdk/app'
import { registerAuth } from '@cloudbase/js-sdk/auth'
import { registerFunctions } from '@cloudbase/js-sdk/functions'
import { storage } from '../platform/storage'
import { SessionEnded, type Transport, Unreachable } from './transport.types'

export { SessionEnded, type Transport, Unreachable } from './transport.types'

/** The little that is used of the SDK; its own types name far more than its modules bring. */
interface Outcome {
  error?: unknown
}
interface Sdk {
  registerHost(host: string, protocol: string): void
  auth(options: { persistence: 'local' }): {
    hasLoginState(): object | null
    signInAnonymously(): Promise<Outcome>
    signInWithCustomTicket(ticket: () => Promise<string>): Promise<Outcome>
    signOut(alsoOffline?: object): Promise<Outcome>
  }
  callFunction(call: { name: string; data: object }): Promise<{ result?: unknown; code?: string }>
  /** Comes with the storage module. */
  uploadFile?(file: { cloudPath: string; filePath: object }): Promise<{ fileID: string }>
}
type Connection = { app: Sdk; auth: ReturnType<Sdk['auth']> }

// Set while a ticket's session is ours. The SDK keeps tokens of visitors and of people under the same name.
const namedKey = 'xhm/named-session'

let connection: Connection | undefined

function connect(): Connection {
  if (connection) return connection
  const { envId = '', host = '' } = window.__APP_CONFIG__ ?? {}
  const sdk = cloudbase as unknown as Partial<Sdk> & { init(config: object): Sdk }
  // In a page the SDK is a global, and its modules have joined it by themselves: joining twice is a warning.
  if (!sdk.auth) registerAuth(cloudbase as never)
  if (!sdk.callFunction) registerFunctions(cloudbase as never)
  const app = sdk.init({ env: envId, clientId: envId })
  if (host !== '') app.registerHost(host, window.location.protocol.replace(':', ''))
  connection = { app, auth: app.auth({ persistence: 'local' }) }
  return connection
}

// Codes of the gateway and of the SDK for a token that is missing, expired beyond renewal, or taken back.
const tokenTrouble = /TOKEN|CREDENTIAL|unauthenticated|invalid_grant|UNAUTHORIZED/

function codeOf(error: unknown): string {
  const { error: kind, code } = (error ?? {}) as Record<string, unknown>
  return [kind, code].filter((part) => typeof part === 'string').join(' ')
}

function wordsOf(error: unknown): string {
  const { message, error_description: words } = (error ?? {}) as Record<string, unknown>
  return [codeOf(error), message, words].filter((part) => typeof part === 'string').join(' ')
}

async function becomeVisitor({ auth }: Connection): Promise<void> {
  const { error } = await auth.signInAnonymously()
  if (error) throw new Unreachable(wordsOf(error))
}

async function callOnce({ app }: Connection, name: string, data: object): Promise<unknown> {
  const { result, code, ...rest } = await app.callFunction({ name, data })
  if (code !== undefined) throw { code, ...rest }
  return result
}

/** The module that uploads comes with the first file: nobody else needs its 20 kB. */
async function uploadOnce({ app }: Connection, cloudPath: string, file: object): Promise<string> {
  if (!app.uploadFile) {
    const { registerStorage } = await import('@cloudbase/js-sdk/storage')
    if (!app.uploadFile) registerStorage(cloudbase as never)
  }
  try {
    return (await app.uploadFile?.({ cloudPath, filePath: file }))?.fileID || Promise.reject(new Error('no file id'))
  } catch (error) {
    // This module tells its code only inside the words: `[…][CODE][storage] …`.
    const message = wordsOf(error)
    throw { code: /\]\[([A-Z_]+)\]/.exec(message)?.[1], message }
  }
}

/** Does something in the caller's name. People whose session is gone are told; a visitor becomes a new one. */
async function asCaller<T>(work: (link: Connection) => Promise<T>): Promise<T> {
  const link = connect()
  const named = storage.get(namedKey) !== null
  if (!link.auth.hasLoginState()) {
    if (named) throw new SessionEnded('the session is gone')
    await becomeVisitor(link)
  }
  try {
    return await work(link)
  } catch (error) {
    if (!tokenTrouble.test(codeOf(error))) throw new Unreachable(wordsOf(error))
    if (named) throw new SessionEnded(wordsOf(error))
  }
  // The same said of a visitor's token only means a new visitor.
  await becomeVisitor(link)
  try {
    return await work(link)
  } catch (error) {
    throw new Unreachable(wordsOf(error))
  }
}

/** The browser's SDK: custom-login tickets for people with an account, anonymous visitors for everybody else. */
export const transport: Transport = {
  platform: 'h5',
  signsIn: 'byTicket',

  send: (functionName, envelope) => asCaller((link) => callOnce(link, functionName, envelope)),
  upload: (cloudPath, file) => asCaller((link) => uploadOnce(link, cloudPath, file as object)),

  async signInWithTicket(ticket) {
    const { error } = await connect().auth.signInWithCustomTicket(() => Promise.resolve(ticket))
    if (error) throw new Unreachable(wordsOf(error))
    storage.set(namedKey, '1')
  },

  async signOut() {
    storage.remove(namedKey)
    const { auth } = connect()
    const { error } = await auth.signOut().catch((problem: unknown) => ({ error: problem }))
    // Without network the SDK keeps its token unless it is given an argument: then it forgets whatever the network says.
    if (error) await auth.signOut({}).catch(() => undefined)
  },

  hasSession: () => storage.get(namedKey) !== null && connect().auth.hasLoginState() !== null,
}
