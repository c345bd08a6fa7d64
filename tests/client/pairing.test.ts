import { openPairing } from '../../src/client/pairing'
import { anna, FakePhone } from './support/desk'
import { countedBytes, settle } from './support/phone'

const heardBy = (listeners: (() => void)[]) => (listener: () => void) => {
  listeners.push(listener)
  return () => void listeners.splice(listeners.indexOf(listener), 1)
}

/** A browser that nobody is signed in to, with its picture; the test says what the street answers. */
async function opened(fake = new FakePhone()) {
  const phone = await fake.start()
  const pictures: number[] = []
  fake.back.answers['account.openPairing'] = () => {
    pictures.push(fake.clock.now())
    const expiresAt = new Date(fake.clock.now() + 180_000).toISOString()
    return { data: { code: `HM2K7W9${pictures.length + 1}`, number: '47', expiresAt } }
  }
  const news = { now: { news: 'waiting', ticket: null } as { news: string; ticket: string | null } }
  fake.back.answers['account.collectPairing'] = () => ({ data: news.now })
  const shows: (() => void)[] = []
  const hides: (() => void)[] = []
  const pairing = openPairing({
    calls: phone.calls,
    session: phone.session,
    clock: fake.clock,
    lifecycle: {
      onShow: heardBy(shows),
      onHide: heardBy(hides),
    },
    randomBytes: countedBytes(),
    chance: () => 0.5,
    browser: { system: 'windows', browser: 'edge' },
  })
  const asked = () => fake.back.of('account.collectPairing').length
  const secrets = () => fake.back.of('account.openPairing').map(({ input }) => (input as { secret: string }).secret)
  const all = (listeners: (() => void)[]) => listeners.forEach((listener) => void listener())
  return { fake, phone, pairing, news, pictures, asked, secrets, show: () => all(shows), hide: () => all(hides) }
}

async function showing(fake?: FakePhone) {
  const one = await opened(fake)
  one.pairing.start()
  await one.fake.clock.pass(0)
  await settle()
  expect(one.pairing.current()).toMatchObject({ kind: 'showing', number: '47' })
  return one
}

describe('the picture on the PC', () => {
  it('comes with the page, says which browser it is, and asks every two seconds with its secret', async () => {
    const { fake, asked, secrets } = await showing()
    expect(fake.back.of('account.openPairing')[0]?.input).toMatchObject({ system: 'windows', browser: 'edge' })
    expect(secrets()[0]).toMatch(/^[\w-]{22}$/)
    await fake.clock.pass(6_100)
    expect(asked()).toBe(3)
    expect(fake.back.of('account.collectPairing')[0]?.input).toEqual({ secret: secrets()[0] })
  })

  it('lets in whoever confirmed it on the phone', async () => {
    const { fake, phone, pairing, news } = await showing()
    news.now = { news: 'ready', ticket: anna.userId }
    await fake.clock.pass(2_000)
    await settle()
    expect(pairing.current().kind).toBe('entered')
    expect(phone.session.current()).toMatchObject({ kind: 'somebody', me: { name: '周桂芳' } })
  })

  it('rests behind another window, and asks at once when it is looked at again', async () => {
    const { fake, asked, hide, show } = await showing()
    hide()
    await fake.clock.pass(60_000)
    expect(asked()).toBe(0)
    show()
    await settle()
    expect(asked()).toBe(1)
  })

  it('asks more and more seldom while nobody answers, and goes on when somebody does', async () => {
    const { fake, asked, pairing } = await showing()
    fake.back.online = false
    await fake.clock.pass(40_000)
    expect(asked()).toBeLessThan(7)
    expect(pairing.current().kind).toBe('showing')
    fake.back.online = true
    await fake.clock.pass(64_000)
    const before = asked()
    await fake.clock.pass(4_000)
    expect(asked()).toBeGreaterThanOrEqual(before + 1)
  })

  it('is asked once more when its minutes are over, because the phone may have been quicker; else it is grey', async () => {
    const { fake, pairing, news } = await showing()
    news.now = { news: 'over', ticket: null }
    fake.clock.jump(180_000)
    pairing.ranOut()
    await settle()
    expect(pairing.current()).toMatchObject({ kind: 'over', code: 'HM2K7W92' })
    pairing.renew()
    await fake.clock.pass(0)
    await settle()
    expect(pairing.current()).toMatchObject({ kind: 'showing', code: 'HM2K7W93' })
  })

  it('that was renewed hears nothing of the one before', async () => {
    const { fake, pairing, news, secrets } = await showing()
    pairing.renew()
    await fake.clock.pass(0)
    await settle()
    news.now = { news: 'refused', ticket: null }
    await fake.clock.pass(2_000)
    expect(pairing.current().kind).toBe('refused')
    expect(new Set(secrets()).size).toBe(2)
    expect(fake.back.of('account.collectPairing').at(-1)?.input).toEqual({ secret: secrets()[1] })
  })

  it('ends with the page: nothing is asked any more', async () => {
    const one = await opened()
    const stop = one.pairing.start()
    await one.fake.clock.pass(0)
    await settle()
    stop()
    await one.fake.clock.pass(20_000)
    expect(one.asked()).toBe(0)
  })

  it('says why there is none', async () => {
    const one = await opened()
    one.fake.back.answers['account.openPairing'] = () => ({ code: 'tooMany', message: '这一会儿次数多了。' })
    one.pairing.start()
    await one.fake.clock.pass(0)
    await settle()
    expect(one.pairing.current()).toEqual({ kind: 'failed', message: '这一会儿次数多了。' })
  })

  it('is asked for as a stranger where a session has ended, and keeps what that person left here', async () => {
    const fake = new FakePhone()
    await (await fake.start()).session.signIn(anna.name, 'right')
    const one = await opened(fake)
    one.phone.session.expire()
    one.pairing.start()
    await fake.clock.pass(0)
    await settle()
    expect(one.pairing.current().kind).toBe('showing')
    expect(fake.back.of('account.openPairing')[0]?.asUser).toBeNull()
    expect(one.phone.session.current()).toMatchObject({ kind: 'ended', me: { name: '周桂芳' } })
  })
})
