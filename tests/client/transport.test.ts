import type { Envelope } from '#domain/contract/envelope'
import type { Transport } from '../../src/client/transport'

/** The SDK as far as we use it: a token under one name, for visitors and people alike. */
class FakeSdk {
  token: 'none' | 'visitor' | 'person' = 'none'
  readonly said: string[] = []
  host: string[] = []
  reply: () => Promise<unknown> = () => Promise.resolve({ result: { ok: true, data: 1, requestId: 'r' } })
  offline = false

  registerHost = (...host: string[]): void => {
    this.host = host
  }
  auth = () => ({
    hasLoginState: () => (this.token === 'none' ? null : {}),
    signInAnonymously: () => this.signIn('visitor'),
    signInWithCustomTicket: async (ticket: () => Promise<string>) => {
      this.said.push(`ticket ${await ticket()}`)
      return this.signIn('person')
    },
    signOut: (alsoOffline?: object) => {
      if (this.offline && !alsoOffline) return Promise.resolve({ error: { error: 'unreachable' } })
      this.token = 'none'
      return Promise.resolve({})
    },
  })
  callFunction = ({ name }: { name: string; data: object }): Promise<unknown> => {
    this.said.push(`${name} as ${this.token}`)
    return this.reply()
  }
  uploadFile = ({ cloudPath, filePath }: { cloudPath: string; filePath: object }): Promise<{ fileID: string }> => {
    this.said.push(`${cloudPath} (${String(filePath)}) as ${this.token}`)
    return this.upload(cloudPath)
  }
  upload = (cloudPath: string): Promise<{ fileID: string }> => Promise.resolve({ fileID: `cloud://env-1/${cloudPath}` })
  private signIn(as: 'visitor' | 'person'): Promise<object> {
    if (this.offline) return Promise.resolve({ error: { error: 'unreachable', error_description: 'Failed to fetch' } })
    this.token = as
    return Promise.resolve({})
  }
}

let sdk: FakeSdk
jest.mock('@cloudbase/js-sdk/app', () => ({ __esModule: true, default: { init: () => sdk } }))
jest.mock('@cloudbase/js-sdk/auth', () => ({ registerAuth: () => undefined }))
jest.mock('@cloudbase/js-sdk/storage', () => ({ registerStorage: () => undefined }))
jest.mock('@cloudbase/js-sdk/functions', () => ({ registerFunctions: () => undefined }))

const envelope = { route: 'me', input: {}, client: { platform: 'h5', version: '0' } } as Envelope
let transport: Transport
let SessionEnded: typeof import('../../src/client/transport').SessionEnded
let Unreachable: typeof import('../../src/client/transport').Unreachable

/** A window of a browser: `kept` is its localStorage. */
function openWindow(kept: Map<string, string>): void {
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  }
  const config = { envId: 'env-1', host: '127.0.0.1:7300' }
  Object.assign(globalThis, { window: { localStorage, location: { protocol: 'http:' }, __APP_CONFIG__: config } })
}

beforeEach(() => {
  sdk = new FakeSdk()
  openWindow(new Map())
  jest.isolateModules(() => {
    const fresh: typeof import('../../src/client/transport') = require('../../src/client/transport')
    ;({ transport, SessionEnded, Unreachable } = fresh)
  })
})
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'window')
})

describe('the browser’s way to the back end', () => {
  it('goes to the machine that config.js names', async () => {
    await transport.send('account', envelope)
    expect(sdk.host).toEqual(['127.0.0.1:7300', 'http'])
  })

  it('lets a stranger call as a visitor, who is not signed in by that', async () => {
    await transport.send('account', envelope)
    expect(sdk.said).toEqual(['account as visitor'])
    expect(transport.hasSession()).toBe(false)
  })

  it('calls in the name of whoever holds the ticket', async () => {
    await transport.signInWithTicket('t-1')
    await transport.send('visit', envelope)
    expect(sdk.said).toEqual(['ticket t-1', 'visit as person'])
    expect(transport.hasSession()).toBe(true)
  })

  it('says that the session ended instead of going on as a visitor', async () => {
    await transport.signInWithTicket('t-1')
    sdk.token = 'none'
    await expect(transport.send('visit', envelope)).rejects.toThrow(SessionEnded)
    expect(sdk.said).toEqual(['ticket t-1'])
  })

  it.each([
    { code: 'INVALID_ACCESS_TOKEN', message: 'x' },
    { code: 'ACCESS_TOKEN_DISABLED', message: 'x' },
    { error: 'unauthenticated', error_description: 'credentials not found' },
    { error: 'invalid_grant' },
  ])('takes %j for the end of a person’s session', async (trouble) => {
    await transport.signInWithTicket('t-1')
    sdk.reply = () => Promise.reject(trouble)
    await expect(transport.send('visit', envelope)).rejects.toThrow(SessionEnded)
  })

  it('becomes a new visitor when a visitor’s token no longer holds', async () => {
    await transport.send('account', envelope)
    let first = true
    sdk.reply = () => {
      if (!first) return Promise.resolve({ result: 'welcome' })
      first = false
      return Promise.reject({ code: 'ACCESS_TOKEN_EXPIRED' })
    }
    expect(await transport.send('account', envelope)).toBe('welcome')
  })

  it.each([
    new TypeError('Failed to fetch'),
    { error: 'unreachable', error_description: 'credentials of the weather' },
    { code: 'FUNCTION_TIME_LIMIT_EXCEEDED', message: 'your token is fine' },
    new SyntaxError('Unexpected token < in JSON'),
  ])('takes %p for silence', async (trouble) => {
    await transport.signInWithTicket('t-1')
    sdk.reply = () => Promise.reject(trouble)
    await expect(transport.send('visit', envelope)).rejects.toThrow(Unreachable)
  })

  it('takes an error that comes as an answer for what it is', async () => {
    sdk.reply = () => Promise.resolve({ code: 'FUNCTION_NOT_FOUND', message: 'no such function' })
    await expect(transport.send('visit', envelope)).rejects.toThrow(Unreachable)
  })

  it('tells of silence when not even a visitor can be had', async () => {
    sdk.offline = true
    await expect(transport.send('account', envelope)).rejects.toThrow(Unreachable)
    await expect(transport.signInWithTicket('t')).rejects.toThrow(Unreachable)
    expect(transport.hasSession()).toBe(false)
  })

  it('forgets the session at a sign-out, also without network', async () => {
    await transport.signInWithTicket('t-1')
    sdk.offline = true
    await transport.signOut()
    expect(sdk.token).toBe('none')
    expect(transport.hasSession()).toBe(false)
  })
})

describe('a file', () => {
  it('goes out in the name of whoever is here, also a visitor’s', async () => {
    expect(await transport.upload('incoming/a.jpg', { toString: () => 'photo' })).toBe('cloud://env-1/incoming/a.jpg')
    expect(sdk.said).toEqual(['incoming/a.jpg (photo) as visitor'])
    await transport.signInWithTicket('t-1')
    await transport.upload('incoming/b.jpg', { toString: () => 'photo' })
    expect(sdk.said).toContain('incoming/b.jpg (photo) as person')
  })

  it('is tried again by a new visitor when the old one’s token no longer holds', async () => {
    let first = true
    sdk.upload = (path) => {
      if (!first) return Promise.resolve({ fileID: `cloud://env-1/${path}` })
      first = false
      return Promise.reject(new Error('[@cloudbase/js-sdk/3.7.0][INVALID_ACCESS_TOKEN][storage]: expired'))
    }
    expect(await transport.upload('incoming/a.jpg', {})).toBe('cloud://env-1/incoming/a.jpg')
  })

  it('that does not arrive is silence, whatever the reason', async () => {
    sdk.upload = () => Promise.reject(new Error('network error'))
    await expect(transport.upload('incoming/a.jpg', {})).rejects.toThrow(Unreachable)
    sdk.upload = () => Promise.resolve({ fileID: '' })
    await expect(transport.upload('incoming/a.jpg', {})).rejects.toThrow(Unreachable)
  })
})
