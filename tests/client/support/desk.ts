import type { Me } from '#domain/contract/account-card'
import type { Envelope } from '#domain/contract/envelope'
import type { PlaceCard, VisitView } from '#domain/contract/shared'
import type { RefusalCode } from '#domain/kernel/result'
import { openPhone, type Phone } from '../../../src/client/phone'
import { SessionEnded, type Transport, Unreachable } from '../../../src/client/transport.types'
import type { PhotoBox, PhotoFile } from '../../../src/platform/photo.types'
import { countedBytes, HandClock, PhoneStorage, Run } from './phone'

export const anna: Me = {
  userId: '01ARZ3NDEKTSV4RRFFQ69G5FA1' as Me['userId'],
  name: '周桂芳',
  phone: '138****2046',
  streetName: '江南街道',
  roles: [
    { role: 'volunteer', orgPath: '/d1/s1/c03/g12', where: '桃园社区·第 12 网格' },
    { role: 'communityStaff', orgPath: '/d1/s1/c03', where: '桃园社区' },
  ],
}
export const bo: Me = { ...anna, userId: '01ARZ3NDEKTSV4RRFFQ69G5FB2' as Me['userId'], name: '王强' }

export const placeOf = (n: number, more: Partial<PlaceCard> = {}): PlaceCard => ({
  placeId: `01ARZ3NDEKTSV4RRFFQ6900${String(n).padStart(3, '0')}` as PlaceCard['placeId'],
  name: `第 ${n} 家`,
  kind: 'shop',
  initials: `d${n}j`,
  where: '桃园社区·第 12 网格',
  orgPath: '/d1/s1/c03/g12',
  ...more,
})

export const viewOf = (visitId: string, more: Partial<VisitView> = {}): VisitView => ({
  visitId: visitId as VisitView['visitId'],
  placeId: placeOf(1).placeId,
  placeName: '老周面馆',
  placeKind: 'shop',
  result: 'noIssue',
  note: '',
  at: '2026-03-05T06:20:00.000Z',
  receivedAt: '2026-03-05T06:20:01.000Z',
  state: 'verified',
  flags: [],
  reason: '',
  points: 1,
  reviewed: false,
  version: 1,
  ...more,
})

export type Answer = { data: unknown } | { code: RefusalCode; message: string } | 'silence' | 'ended'
export type Sent = Envelope & { functionName: string; asUser: string | null }

/** A back end in a test's hand: answers by route, remembers what came and in whose name. */
export class FakeBack implements Transport {
  readonly platform = 'h5'
  signsIn: Transport['signsIn'] = 'byTicket'
  /** Whose token the platform holds. */
  token: string | null = null
  readonly sent: Sent[] = []
  readonly answers: Record<string, (sent: Sent) => Answer | Promise<Answer>> = {}
  online = true

  async send(functionName: string, envelope: Envelope): Promise<unknown> {
    const sent = { ...envelope, functionName, asUser: this.token }
    this.sent.push(sent)
    if (!this.online) throw new Unreachable('offline')
    const answer = (await this.answers[`${functionName}.${envelope.route}`]?.(sent)) ?? 'silence'
    if (answer === 'silence') throw new Unreachable('silence')
    if (answer === 'ended') throw new SessionEnded('ended')
    return 'data' in answer
      ? { ok: true, data: answer.data, requestId: 'req-1' }
      : { ok: false, refusal: answer, requestId: 'req-2' }
  }

  /** Where what was put into the storage, in order. */
  readonly uploads: string[] = []

  upload(cloudPath: string): Promise<string> {
    if (!this.online) return Promise.reject(new Unreachable('offline'))
    this.uploads.push(cloudPath)
    return Promise.resolve(`cloud://test-env.local/${cloudPath}`)
  }

  signInWithTicket(ticket: string): Promise<void> {
    if (!this.online) return Promise.reject(new Unreachable('offline'))
    this.token = ticket
    return Promise.resolve()
  }

  signOut(): Promise<void> {
    this.token = null
    return Promise.resolve()
  }

  hasSession = (): boolean => this.token !== null
  of = (route: string): Sent[] => this.sent.filter((one) => `${one.functionName}.${one.route}` === route)
}

/** Photos on a phone: whatever was kept, by its id. */
export class FakePhotos implements PhotoBox {
  readonly kept = new Map<string, PhotoFile>()
  choose = () => Promise.resolve({ files: [], unreadable: 0, denied: false })
  keep = (id: string, file: PhotoFile) => Promise.resolve(this.kept.set(id, file).size > 0)
  file = (id: string) => Promise.resolve(this.kept.get(id) ?? null)
  url = (id: string) => Promise.resolve(this.kept.has(id) ? `photo:${id}` : null)
  drop = (id: string) => Promise.resolve(void this.kept.delete(id))
}

/** A phone with everything fake but our own code. `restart` kills the app and opens it again over the same storage. */
export class FakePhone {
  readonly storage = new PhoneStorage()
  readonly clock = new HandClock()
  readonly back = new FakeBack()
  readonly photos = new FakePhotos()
  private readonly shown = new Set<() => void>()
  private readonly bytes = countedBytes()
  private run = new Run()
  phone!: Phone

  constructor(people: Me[] = [anna, bo]) {
    this.back.answers['account.signIn'] = ({ input }) => {
      const { account, password } = input as { account: string; password: string }
      const person = people.find(({ name }) => name === account)
      return person && password === 'right'
        ? { data: { ticket: person.userId } }
        : { code: 'signInNeeded', message: '账号或密码不对，请再看看。' }
    }
    this.back.answers['account.me'] = ({ asUser }) => {
      const person = people.find(({ userId }) => userId === asUser)
      return person ? { data: person } : { code: 'signInNeeded', message: '请先登录，再办这件事。' }
    }
  }

  /** `run` may end by itself after so many writes. */
  async start(run = new Run()): Promise<Phone> {
    this.run.alive = false
    this.run = run
    this.shown.clear()
    this.phone = openPhone({
      storage: this.storage.of(run),
      clock: { now: this.clock.now, after: (ms, act) => this.clock.after(ms, () => run.alive && act()) },
      network: { isOnline: () => this.back.online, onChange: () => () => undefined },
      lifecycle: {
        onShow: (listener) => {
          this.shown.add(listener)
          return () => this.shown.delete(listener)
        },
        onHide: () => () => undefined,
      },
      transport: this.back,
      photos: this.photos,
      randomBytes: this.bytes,
      client: { platform: 'h5', version: '0.1.0' },
    })
    await this.phone.start()
    return this.phone
  }

  show(): void {
    for (const listener of this.shown) listener()
  }
}
