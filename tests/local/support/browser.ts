import { resolve } from 'node:path'
import { JSDOM } from 'jsdom'
import type { LocalCloud } from '../../../local'
import { envId } from './cloud'

/** The parts of the browser SDK these tests use. */
export interface BrowserApp {
  registerHost(host: string, protocol: 'http' | 'https'): void
  auth(options: { persistence: 'local' }): BrowserAuth
  database(): { collection(name: string): { get(): Promise<unknown> } }
  callFunction(call: { name: string; data?: unknown }): Promise<{ result: unknown }>
  uploadFile(file: { cloudPath: string; filePath: unknown }): Promise<{ fileID: string }>
  getTempFileURL(files: { fileList: string[] }): Promise<{ fileList: { code: string; tempFileURL: string }[] }>
  deleteFile(files: { fileList: string[] }): Promise<{ fileList: { code: string }[] }>
  copyFile(files: { fileList: { srcPath: string; dstPath: string }[] }): Promise<{ fileList: { code: string }[] }>
  getFileInfo(files: { fileList: string[] }): Promise<{ fileList: { code: string; size?: number; mime?: string }[] }>
}
interface SignedIn {
  data: {
    user: { id: string; is_anonymous?: boolean; user_metadata?: { username?: string; hasPassword?: boolean } } | null
    session: { access_token: string; refresh_token: string } | null
  }
  error: { message: string; category?: string } | null
}
export interface BrowserAuth {
  signInAnonymously(params?: object): Promise<SignedIn>
  signInWithCustomTicket(ticket: () => Promise<string>): Promise<SignedIn>
  getSession(): Promise<SignedIn>
  signInWithPassword(credentials: { username: string; password: string }): Promise<SignedIn>
  signInWithOtp(params: { phone: string }): Promise<SignedIn>
  signUp(params: { email: string }): Promise<SignedIn>
  resetPasswordForOld(passwords: { old_password: string; new_password: string }): Promise<SignedIn>
  isUsernameRegistered(username: string): Promise<boolean>
  refreshSession(): Promise<SignedIn>
  setSession(tokens: { access_token: string; refresh_token: string }): Promise<SignedIn>
  getClaims(): Promise<{ data: { claims: Record<string, unknown> } }>
  getUser(): Promise<SignedIn>
  signOut(params?: object): Promise<{ error: unknown }>
}

const sdkFile = resolve(__dirname, '../../../node_modules/@cloudbase/js-sdk/dist/index.cjs.js')

/**
 * Another tab of the browser that was opened last: its own copy of the SDK, which remembers nothing, over the same
 * storage.
 */
export function openTab(cloud: LocalCloud): { app: BrowserApp; auth: BrowserAuth } {
  let loaded: { default?: unknown } = {}
  jest.isolateModules(() => {
    loaded = require(sdkFile)
  })
  const sdk = (loaded.default ?? loaded) as { init(options: object): BrowserApp }
  const app = sdk.init({ env: envId, clientId: envId })
  app.registerHost(`127.0.0.1:${cloud.port}`, 'http')
  return { app, auth: app.auth({ persistence: 'local' }) }
}

/**
 * The unmodified browser SDK in a page of jsdom: the build that browsers get, not the one for Node. Its globals stay for
 * the rest of the test file.
 */
export function openBrowser(cloud: LocalCloud): { app: BrowserApp; auth: BrowserAuth; window: JSDOM['window'] } {
  const { window } = new JSDOM('<html><body></body></html>', { url: 'http://localhost:5173/', pretendToBeVisual: true })
  Object.assign(window, { fetch: globalThis.fetch })
  const names = [
    'document',
    'localStorage',
    'sessionStorage',
    'XMLHttpRequest',
    'FormData',
    'location',
    'Blob',
    'File',
    'WebSocket',
    'navigator',
  ]
  const globals = Object.fromEntries(names.map((name) => [name, window[name]]))
  for (const [name, value] of Object.entries({ window, ...globals })) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
  return { ...openTab(cloud), window }
}
