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
}
interface SignedIn {
  data: { user: { id: string; is_anonymous?: boolean } | null; session: { access_token: string } | null }
  error: { message: string } | null
}
export interface BrowserAuth {
  signInAnonymously(params?: object): Promise<SignedIn>
  signInWithCustomTicket(ticket: () => Promise<string>): Promise<SignedIn>
  getSession(): Promise<SignedIn>
  getUser(): Promise<{ data: { user: { id: string } | null } }>
  signOut(): Promise<{ error: unknown }>
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
  const loaded = require(resolve(__dirname, '../../../node_modules/@cloudbase/js-sdk/dist/index.cjs.js'))
  const app = (loaded.default ?? loaded).init({ env: envId, clientId: envId }) as BrowserApp
  app.registerHost(`127.0.0.1:${cloud.port}`, 'http')
  return { app, auth: app.auth({ persistence: 'local' }), window }
}
