import { throughBridge } from '../bridge'
import type { Clock } from '../clock'
import { answering, type CallStage, WxFail } from './call'
import type { Device } from './device'
import type { PhoneFiles } from './files'

/** Who the platform says is calling; never part of the call's own data. */
export interface Caller {
  openid: string
  appid: string
  unionid?: string
}

/** The cloud as a test gives it: answers, or throws as a function that crashed. */
export type Cloud = (name: string, data: unknown, caller: Caller) => Promise<unknown>

/** The cloud's storage as a test gives it: keeps the bytes and gives their file id. */
export type CloudStorage = (cloudPath: string, bytes: Buffer, caller: Caller) => Promise<string>

/**
 * What becomes of one call:
 * `answered` · `unsent` the network refuses at once, nothing reached the server · `silent` nothing reached it and
 * nothing says so until the timeout · `crashed` the function is not run and the platform says it failed ·
 * `lost` the server did its work, the connection broke before the answer · `lostSilently` the same, no word until
 * the timeout.
 */
export type CloudFate = 'answered' | 'unsent' | 'silent' | 'crashed' | 'lost' | 'lostSilently'

/** WeChat gives up on a request after this long unless app.json says otherwise (`networkTimeout.request`). */
const TIMEOUT_MS = 60_000

/** The error codes of `wx.cloud` that stand for weather, not for the function's own answer. */
const CODES = {
  network: -1,
  notInitialised: -601005,
  noFunctionName: -501000,
  noFile: -403002,
  timeout: -404012,
  crashed: -504002,
} as const

/** `wx.cloud`: one environment, functions through the injected cloud, failures by script. */
export class CloudLine {
  /** Decides the fate of each call; by default all are answered. */
  fate: (call: { name: string; data: unknown; nth: number }) => CloudFate = () => 'answered'
  readonly calls: { name: string; data: unknown; fate: CloudFate }[] = []
  /** The environment the app named in `wx.cloud.init`. */
  env: string | null = null
  private readonly underWay = new Set<Promise<unknown>>()
  private waitingForTimeout = 0

  constructor(
    private readonly stage: CallStage,
    private readonly clock: Clock,
    private readonly device: Device,
    private readonly server: { cloud: Cloud | null; upload: CloudStorage | null; files: PhoneFiles },
    private readonly caller: () => Caller,
  ) {}

  /** Requests the server is still working on. */
  get inFlight(): number {
    return this.underWay.size
  }

  /** Waits until the server has finished what reached it; used before a test counts what the server holds. */
  async serverIdle(): Promise<void> {
    while (this.underWay.size) await Promise.allSettled(this.underWay)
  }

  /** Calls that were swallowed and still wait for their timeout. */
  get unanswered(): number {
    return this.waitingForTimeout
  }

  api() {
    return {
      init: (config: { env?: unknown } = {}) => {
        this.env = typeof config.env === 'string' ? config.env : JSON.stringify(config.env ?? '')
      },
      callFunction: answering(this.stage, 'cloud.callFunction', (option) =>
        this.call(option as CallOption),
      ) as WxCloud['callFunction'],
      uploadFile: answering(this.stage, 'cloud.uploadFile', (option) =>
        this.upload(option as UploadOption),
      ) as WxCloud['uploadFile'],
    } satisfies Partial<WxCloud>
  }

  private async call({ name, data = {} }: CallOption): Promise<object> {
    this.mustBeOpen()
    if (!name) throw new WxFail('parameter error: name should be string', { errCode: CODES.noFunctionName })
    const sent = throughBridge(data, `cloud "${name}": `, this.stage.problems)
    const fate = this.device.network === 'none' ? 'unsent' : this.fate({ name, data: sent, nth: this.calls.length + 1 })
    this.calls.push({ name, data: sent, fate })
    if (fate === 'unsent') throw failure(CODES.network, 'request:fail')
    if (fate === 'silent') return this.timeout()
    const answer = this.stage.life.effect('cloud', name, () => {
      const sending = this.send(name, sent, fate)
      sending.catch(() => {}) // heard below, or by nobody when the app dies with the request on its way
      return sending
    })
    const result = await answer
    if (fate === 'lost') throw failure(CODES.network, 'request:fail socket hang up')
    if (fate === 'lostSilently') return this.timeout()
    return { result: this.stage.realm().own(result ?? null), requestID: `host-${this.calls.length}` }
  }

  /** Uploads share the fate of calls, under the name `uploadFile`. */
  private async upload({ cloudPath, filePath }: UploadOption): Promise<object> {
    this.mustBeOpen()
    const file = this.server.files.get(filePath)
    if (file === undefined) throw failure(CODES.noFile, `file not found: ${filePath}`)
    const nth = this.calls.length + 1
    const fate = this.device.network === 'none' ? 'unsent' : this.fate({ name: 'uploadFile', data: cloudPath, nth })
    this.calls.push({ name: 'uploadFile', data: cloudPath, fate })
    if (fate !== 'answered' && !fate.startsWith('lost')) throw failure(CODES.network, 'uploadFile:fail')
    const { upload } = this.server
    if (!upload) throw new Error(`"${cloudPath}" was uploaded, but this host was given no storage`)
    const work = this.stage.life.effect('cloud', `upload ${cloudPath}`, () =>
      upload(cloudPath, file.bytes, this.caller()),
    )
    this.underWay.add(work)
    const fileID = await work.finally(() => this.underWay.delete(work))
    if (fate !== 'answered') throw failure(CODES.network, 'uploadFile:fail socket hang up')
    return this.stage.realm().own({ fileID, statusCode: 200 })
  }

  private mustBeOpen(): void {
    if (this.env === null)
      throw new WxFail("Cloud API isn't enabled, please call wx.cloud.init first", { errCode: CODES.notInitialised })
  }

  private async send(name: string, data: unknown, fate: CloudFate): Promise<unknown> {
    const crash = (why: string): WxFail => failure(CODES.crashed, `functions execute fail | ${why}`)
    if (fate === 'crashed') throw crash('by script')
    const { cloud } = this.server
    if (!cloud) throw new Error(`"${name}" was called, but this host was given no cloud`)
    const work = cloud(name, data, this.caller())
    this.underWay.add(work)
    try {
      return await work
    } catch (error) {
      throw crash(error instanceof Error ? error.message : String(error))
    } finally {
      this.underWay.delete(work)
    }
  }

  private timeout(): Promise<never> {
    this.waitingForTimeout += 1
    return new Promise((_, reject) => {
      const giveUp = (): void => {
        this.waitingForTimeout -= 1
        reject(failure(CODES.timeout, 'polling exceed max timeout retry'))
      }
      this.clock.set(giveUp, TIMEOUT_MS, false)
    })
  }
}

interface UploadOption {
  cloudPath: string
  filePath: string
}

interface CallOption {
  name: string
  data?: unknown
}

function failure(errCode: number, why: string): WxFail {
  return new WxFail(`Error: errCode: ${errCode} | errMsg: ${why}`, { errCode })
}
