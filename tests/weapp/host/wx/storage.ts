import { throughBridge } from '../bridge'
import type { EffectKind } from '../lifeline'
import { act, api, type CallStage, type Wx, WxFail } from './call'

/** WeChat's limits of `wx.setStorage`: one key, and all of them together. */
export const STORAGE_KEY_LIMIT_BYTES = 1024 * 1024
export const STORAGE_TOTAL_LIMIT_BYTES = 10 * 1024 * 1024

/** The storage of one phone. It outlives a killed app: hand the same one to the next host. */
export class PhoneStorage {
  private readonly texts = new Map<string, string>()

  constructor(
    readonly keyLimitBytes = STORAGE_KEY_LIMIT_BYTES,
    readonly totalLimitBytes = STORAGE_TOTAL_LIMIT_BYTES,
  ) {}

  get keys(): string[] {
    return [...this.texts.keys()]
  }

  get bytes(): number {
    return [...this.texts].reduce((sum, [key, text]) => sum + sizeOf(key, text), 0)
  }

  has(key: string): boolean {
    return this.texts.has(key)
  }

  /** The stored value, or '' as WeChat answers for an unknown key. */
  read(key: string): unknown {
    const text = this.texts.get(key)
    return text === undefined ? '' : JSON.parse(text)
  }

  /** Stores JSON text. Throws WxFail when a limit is met; then nothing has changed. */
  write(key: string, text: string): void {
    const size = sizeOf(key, text)
    if (size > this.keyLimitBytes) throw new WxFail('exceed storage item max length')
    if (this.bytes - (this.texts.has(key) ? sizeOf(key, this.texts.get(key) ?? '') : 0) + size > this.totalLimitBytes) {
      throw new WxFail('exceed storage max size')
    }
    this.texts.set(key, text)
  }

  remove(key: string): void {
    this.texts.delete(key)
  }

  clear(): void {
    this.texts.clear()
  }
}

const info = (storage: PhoneStorage) => ({
  keys: storage.keys,
  currentSize: Math.ceil(storage.bytes / 1024),
  limitSize: storage.totalLimitBytes / 1024,
})

/** `wx.*Storage*`: every change is an effect, so a test may kill the app just before or after it. */
export function storageApi(stage: CallStage, storage: PhoneStorage) {
  const effect = (what: string, change: () => void): void =>
    stage.life.effect('storage' satisfies EffectKind, what, change)
  const write = (key: string, value: unknown): void => {
    if (typeof key !== 'string') throw new WxFail('parameter error: parameter.key should be String')
    const text = JSON.stringify(throughBridge(value, `storage "${key}": `, stage.problems)) ?? '""'
    effect(`set ${key}`, () => storage.write(key, text))
  }
  const remove = (key: string): void => effect(`remove ${key}`, () => storage.remove(key))
  const clear = (): void => effect('clear', () => storage.clear())
  const own = <T>(value: T): T => stage.realm().own(value)

  /** A refusal of a synchronous call is an exception in the app's own realm. */
  const sync =
    <A extends unknown[], R>(name: string, run: (...about: A) => R) =>
    (...about: A): R => {
      stage.life.mustLive()
      try {
        return run(...about)
      } catch (error) {
        if (error instanceof WxFail) throw stage.realm().tools.error(`${name}:fail ${error.message}`)
        throw error
      }
    }

  return {
    getStorageSync: sync('getStorageSync', (key: string) => own(storage.read(key))) as Wx['getStorageSync'],
    setStorageSync: sync('setStorageSync', write),
    removeStorageSync: sync('removeStorageSync', remove),
    clearStorageSync: sync('clearStorageSync', clear),
    getStorageInfoSync: sync('getStorageInfoSync', () => own(info(storage))) as Wx['getStorageInfoSync'],
    getStorage: api(stage, 'getStorage', ({ key }) => {
      if (!storage.has(key)) throw new WxFail('data not found')
      return own({ data: storage.read(key) })
    }),
    setStorage: act(stage, 'setStorage', ({ key, data }) => write(key, data)),
    removeStorage: act(stage, 'removeStorage', ({ key }) => remove(key)),
    clearStorage: act(stage, 'clearStorage', clear),
    getStorageInfo: api(stage, 'getStorageInfo', () => own(info(storage))),
  } satisfies Partial<Wx>
}

function sizeOf(key: string, text: string): number {
  return Buffer.byteLength(key) + Buffer.byteLength(text)
}
