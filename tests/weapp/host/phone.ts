import { Dist } from '../dist'
import { Clock } from './clock'
import { dispatch, type EventStage } from './events'
import { HostKilled, type KillMoment, Lifeline } from './lifeline'
import { Pages, parseUrl } from './pages'
import { asText, LogicRealm, type RealmLog } from './realm'
import { watchRejections } from './rejections'
import { Renderer, type Stage } from './renderer'
import type { SetDataRecord } from './tree'
import { viewRealmOf } from './view'
import type { ApiCall, CallStage, Wx } from './wx/call'
import { type Caller, type Cloud, CloudLine, type CloudStorage } from './wx/cloud'
import { type Device, type NetworkType, usualDevice } from './wx/device'
import { Dialogs } from './wx/dialogs'
import { PhoneFiles } from './wx/files'
import { type LaunchOptions, makeWx } from './wx/index'
import { Listeners } from './wx/listeners'
import { Pictures } from './wx/pictures'
import { selectorQuery } from './wx/query'
import { PhoneStorage } from './wx/storage'

export interface HostOptions {
  /** The functions the app may call; without it a call is a fault. */
  cloud?: Cloud
  /** Who is calling, as the platform tells the function. */
  caller?: Caller
  /** The phone's storage; hand the one of a killed host to the next. */
  storage?: PhoneStorage
  /** The phone's files, likewise. */
  files?: PhoneFiles
  /** Takes what the app uploads; without it an upload is a fault. */
  upload?: CloudStorage
  device?: Partial<Device>
  /** The instant (epoch ms) the phone believes it is; without it, the real one. */
  startAt?: number
  /** APIs beyond those the host plays. */
  wx?: Partial<Wx>
  /** Prints the app's console. */
  echo?: boolean
}

const USUAL_CALLER: Caller = { openid: 'host-openid', appid: 'touristappid' }
/** A timer due sooner than this is part of the step under way. */
const NEAR_MS = 60
export const SETTLE_LIMIT_MS = 15_000
const QUIET_TURNS = 3

/** The phone and the app on it: how it starts, rests, goes to the background, dies; time and the world outside. */
export class Phone {
  readonly dist: Dist
  readonly problems: string[] = []
  readonly setDataLog: SetDataRecord[] = []
  readonly apiCalls: ApiCall[] = []
  readonly storage: PhoneStorage
  readonly files: PhoneFiles
  readonly pictures = new Pictures()
  readonly device: Device
  readonly dialogs = new Dialogs()
  readonly life = new Lifeline()
  readonly cloud: CloudLine
  /** Who calls the cloud; may change between calls. */
  caller: Caller
  protected readonly realm: LogicRealm
  protected readonly pages: Pages
  protected readonly eventStage: EventStage
  private readonly clock: Clock
  private readonly renderer: Renderer
  private readonly listeners: Listeners
  private readonly unwatch: () => void
  private launchOptions: LaunchOptions = launchOptionsFor('', {})

  constructor(dist: string, options: HostOptions = {}) {
    this.dist = new Dist(dist)
    this.storage = options.storage ?? new PhoneStorage()
    this.files = options.files ?? new PhoneFiles()
    this.files.forgetTemporary()
    this.device = { ...usualDevice, ...options.device }
    this.caller = options.caller ?? USUAL_CALLER
    const guard = (run: () => void): void => this.guard(run)
    this.listeners = new Listeners(guard)
    this.clock = new Clock(guard, options.startAt)
    const calls: CallStage = {
      realm: () => this.realm,
      life: this.life,
      problems: this.problems,
      calls: this.apiCalls,
      guard,
      tabs: this.dist.tabs,
    }
    const { cloud = null, upload = null } = options
    this.cloud = new CloudLine(calls, this.clock, this.device, { cloud, upload, files: this.files }, () => this.caller)
    const wx = makeWx({
      stage: calls,
      pages: () => this.pages,
      storage: this.storage,
      files: this.files,
      pictures: this.pictures,
      dialogs: this.dialogs,
      device: this.device,
      darkmode: this.dist.app.darkmode === true,
      listeners: this.listeners,
      cloud: this.cloud,
      launchOptions: () => this.launchOptions,
      extra: options.wx ?? {},
    })
    this.realm = new LogicRealm(this.dist, this.clock, {
      wx,
      currentPages: () => this.pages.stack.map((page) => page.instance),
      echo: options.echo === true,
      complain: (text) => this.life.alive && this.problems.push(text),
    })
    this.eventStage = { realm: this.realm, problems: this.problems, guard, now: () => this.clock.now() }
    const stage: Stage = {
      dist: this.dist,
      realm: this.realm,
      view: viewRealmOf(this.dist),
      problems: this.problems,
      setDataLog: this.setDataLog,
      guard,
      alive: () => this.life.alive,
      fire: (from, type, detail, how) =>
        void dispatch(this.eventStage, from, type, detail, {
          bubbles: how.bubbles === true,
          composed: how.composed === true,
        }),
    }
    this.renderer = new Renderer(stage)
    this.pages = new Pages(stage, this.renderer, () => ({
      createSelectorQuery: () => selectorQuery(calls, () => this.pages),
    }))
    this.unwatch = watchRejections(this.realm.tools.Promise, (reason) => this.fault('unhandledRejection', reason))
  }

  /** Starts the app at a page, as a tap on its icon or a scanned code does. */
  async launch(url = this.dist.app.entryPagePath ?? this.dist.pages[0] ?? '', scene = 1001): Promise<this> {
    const { route, query } = parseUrl(url)
    this.launchOptions = { ...launchOptionsFor(route, query), scene }
    await this.untilDead(async () => {
      this.realm.require('app.js', null)
      if (!this.realm.app) throw new Error('app.js has not called App()')
      this.appEvent('onLaunch', this.launchOptions)
      this.appEvent('onShow', this.launchOptions)
      await this.pages.go('reLaunch', url.startsWith('/') ? url : `/${url}`)
    })
    return this.settle()
  }

  /** The person leaves the app for another; it lives on in the background. */
  async hide(): Promise<this> {
    this.pages.hide(this.pages.top)
    this.appEvent('onHide', {})
    this.listeners.tell('appHide', this.realm.own({}))
    return this.settle()
  }

  /** And comes back. */
  async show(): Promise<this> {
    this.appEvent('onShow', this.launchOptions)
    this.listeners.tell('appShow', this.realm.own(this.launchOptions))
    this.pages.show(this.pages.top)
    return this.settle()
  }

  /** Has the app die at its n-th effect (storage write or cloud call, see `life.effects`), just before or after it. */
  killAt(nth: number, moment: KillMoment = 'before'): this {
    this.life.planDeath(nth, moment)
    return this
  }

  /** The system takes the app away at once; its storage stays. */
  kill(): void {
    this.life.kill('by the test')
    this.clock.close()
  }

  get killed(): boolean {
    return !this.life.alive
  }

  /** Ends the app and waits for what the server is still doing for it. */
  async close(): Promise<void> {
    this.kill()
    await this.cloud.serverIdle()
    // Promises of the dead app still settle in this turn; what they reject concerns nobody any more.
    for (let turn = 0; turn < QUIET_TURNS; turn += 1) await nextTurn()
    this.unwatch()
  }

  /** Waits until the step under way is done: nothing to draw, no call unanswered, no timer about to fire. */
  async settle(): Promise<this> {
    const startedAt = Date.now()
    for (let quiet = 0; quiet < QUIET_TURNS && this.life.alive; ) {
      const waitMs = this.busyForMs()
      quiet = waitMs === null ? quiet + 1 : 0
      await nextTurn(waitMs ?? 0)
      if (Date.now() - startedAt > SETTLE_LIMIT_MS) throw new Error(`the app does not come to rest: ${this.unrest()}`)
    }
    if (!this.life.alive) this.clock.close()
    return this
  }

  /** Lets time pass for the app without waiting: its timers fire in order, its `Date` moves on. */
  async advance(ms: number): Promise<this> {
    await this.clock.advance(ms, () => this.settle())
    return this.settle()
  }

  async setNetwork(type: NetworkType): Promise<this> {
    this.device.network = type
    this.listeners.tell('network', this.realm.own({ isConnected: type !== 'none', networkType: type }))
    return this.settle()
  }

  async setTheme(theme: 'light' | 'dark'): Promise<this> {
    this.device.theme = theme
    if (this.dist.app.darkmode) {
      this.listeners.tell('theme', this.realm.own({ theme }))
      this.appEvent('onThemeChange', { theme })
    }
    return this.settle()
  }

  get log(): readonly RealmLog[] {
    return this.realm.log
  }

  protected guard(run: () => void): void {
    if (!this.life.alive) return
    try {
      run()
    } catch (error) {
      this.fault('error', error)
    }
  }

  private fault(kind: 'error' | 'unhandledRejection', reason: unknown): void {
    if (!this.life.alive || reason instanceof HostKilled) return
    const text = asText(reason)
    this.problems.push(`app code ${kind === 'error' ? 'threw' : 'rejected and nobody caught it'}: ${text}`)
    this.listeners.tell(kind, kind === 'error' ? text : { reason })
  }

  private appEvent(name: string, about: object): void {
    const method = this.realm.app?.[name]
    if (typeof method === 'function')
      this.guard(() => void Reflect.apply(method, this.realm.app, [this.realm.own(about)]))
  }

  private async untilDead(start: () => Promise<void>): Promise<void> {
    try {
      await start()
    } catch (error) {
      if (!(error instanceof HostKilled)) throw error
    }
  }

  private busyForMs(): number | null {
    if (this.renderer.pending > 0) return 0
    if (this.cloud.inFlight > 0) return 1
    const dueMs = this.clock.nextDueInMs()
    return dueMs !== null && dueMs <= NEAR_MS ? dueMs : null
  }

  private unrest(): string {
    return `${this.renderer.pending} renders, ${this.cloud.inFlight} cloud calls, next timer in ${this.clock.nextDueInMs()} ms`
  }
}

function launchOptionsFor(path: string, query: Record<string, string>): LaunchOptions {
  return { path, query, scene: 1001, shareTicket: '', referrerInfo: {} }
}

/** Lets everything that is ready run: a turn of the event loop after its microtasks. */
export function nextTurn(ms = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
