import fc from 'fast-check'
import { type Caller, type CloudFate, Host, HostKilled, type HostOptions, type KillMoment, PhoneStorage } from './host'
import { fixture } from './planted'

const open: Host[] = []

async function launch(options: HostOptions = {}, url = '/pages/letter/index'): Promise<Host> {
  const host = new Host(fixture, options)
  open.push(host)
  return host.launch(url)
}

afterEach(async () => {
  for (const host of open.splice(0)) await host.close()
})

describe('the phone', () => {
  it('answers a dialog, a sheet and the scanner when the person does', async () => {
    const host = await launch()
    await host.tap('ask')
    expect(host.dialogs.modal.open).toMatchObject({ title: 'Sure?', confirmText: 'Yes', cancelText: '取消' })
    await host.answer(true)
    expect(host.text('#state')).toBe('yes')
    await host.tap('sheet')
    expect(host.dialogs.sheet.open?.items).toEqual(['red', 'blue'])
    await host.choose('blue')
    expect(host.text('#state')).toBe('item 1')
    await host.tap('sheet')
    await host.choose(null)
    expect(host.text('#state')).toBe('showActionSheet:fail cancel')
    await host.scan('xhm-place-7')
    await host.tap('scan')
    expect(host.text('#state')).toBe('scanned xhm-place-7')
    await host.tap('scan')
    await host.scan(null)
    expect(host.text('#state')).toBe('scanCode:fail cancel')
    expect(host.problems).toEqual([])
  })

  it('shows toasts and titles, and a badge only on a page of the tab bar', async () => {
    const host = await launch()
    await host.tap('toast')
    expect(host.toast).toBe('done')
    expect(host.title).toBe('New title')
    expect(host.badges.size).toBe(0)
    expect(host.log.at(-1)?.text).toBe('setTabBarBadge:fail not TabBar page')
    await host.go('switchTab', '/pages/home/index')
    await host.emit('#lab', 'badge')
    expect([...host.badges]).toEqual([[1, '3']])
    await host.emit('#lab', 'unbadge')
    expect(host.badges.size).toBe(0)
  })

  it('dials, copies and shakes', async () => {
    const host = await launch()
    await host.tap('phone')
    expect(host.dialogs).toMatchObject({ calledNumbers: ['12345'], clipboard: 'copied' })
    expect(host.apiCalls.map((call) => call.name)).toContain('vibrateShort')
  })

  it('tells the app when the network, the theme or its place on screen changes', async () => {
    const host = await launch({ device: { network: '4g', theme: 'dark' } }, '/pages/list/index')
    expect(host.text()).toContain('the list, 4g, dark')
    await host.setNetwork('none')
    await host.setTheme('light')
    expect(host.text()).toContain('the list, none false, light')
    await host.hide()
    await host.show()
    expect(host.log.map((line) => line.text).slice(-4)).toEqual(['list hides', 'app hides', 'app shows', 'list shows'])
    expect(host.problems).toEqual([])
  })

  it('moves its clock and the timers of the app without waiting', async () => {
    const host = await launch({ startAt: Date.UTC(2026, 2, 5) })
    const realStart = Date.now()
    await host.tap('later')
    expect(host.text('#state')).toBe('idle')
    await host.advance(29_000)
    expect(host.text('#state')).toBe('idle')
    await host.advance(1_000)
    expect(host.text('#state')).toBe('later by 30 s')
    expect(Date.now() - realStart).toBeLessThan(5_000)
  })

  it('lets timers that are due almost together all fire, however far the clock was moved', async () => {
    const host = await launch()
    await host.tap('later')
    await host.tap('later')
    await host.tap('later')
    const realStart = Date.now()
    await host.advance(30_000)
    expect(host.text('#state')).toBe('later by 30 s')
    expect(Date.now() - realStart).toBeLessThan(5_000)
  })

  it('gives chance as bytes of the app’s own realm', async () => {
    const host = await launch()
    await host.tap('chance')
    expect(host.text('#state')).toBe('chance 6 true')
  })
})

describe('storage', () => {
  it('refuses a key of more than 1 MB with an error of the app’s own realm', async () => {
    const host = await launch()
    await host.tap('fill')
    expect(host.text('#state')).toBe('setStorageSync:fail exceed storage item max length true')
    expect(host.storage.has('large')).toBe(false)
  })

  it('refuses what does not fit beside the other keys, and changes nothing then', () => {
    const storage = new PhoneStorage(10, 20)
    storage.write('a', '"123456"')
    storage.write('b', '"123456"')
    expect(() => storage.write('c', '"1"')).toThrow(/exceed storage max size/)
    expect(() => storage.write('a', '"1234567890"')).toThrow(/item max length/)
    storage.write('a', '""')
    storage.write('c', '"1"')
    expect(storage.keys).toEqual(['a', 'b', 'c'])
  })
})

describe('the cloud', () => {
  const post = async (name: string, data: unknown, caller: Caller): Promise<unknown> => ({
    name,
    caller,
    ...(data as object),
  })

  it('gets name, data and caller, and answers', async () => {
    const seen: unknown[] = []
    const host = await launch({
      caller: { openid: 'ada', appid: 'wx1' },
      cloud: async (...about) => {
        seen.push(about)
        return post(...about)
      },
    })
    await host.tap('write')
    expect(host.text('#state')).toBe('sent letter-1')
    expect(seen).toEqual([['post', { id: 'letter-1' }, { openid: 'ada', appid: 'wx1' }]])
    expect(host.cloud.env).toBe('fixture')
    expect(host.problems).toEqual([])
  })

  it.each<[CloudFate, string, number]>([
    ['unsent', 'waiting -1', 0],
    ['crashed', 'waiting -504002', 0],
    ['lost', 'waiting -1', 1],
    ['silent', 'sending', 0],
    ['lostSilently', 'sending', 1],
  ])('may let a call end as "%s"', async (fate, state, served) => {
    let calls = 0
    const host = await launch({ cloud: async (...about) => ++calls && post(...about) })
    host.cloud.fate = () => fate
    await host.tap('write')
    expect(host.text('#state')).toBe(state)
    expect(calls).toBe(served)
    if (state === 'sending') {
      await host.advance(60_000)
      expect(host.text('#state')).toBe('waiting -404012')
    }
    expect(host.storage.read('letters')).toEqual([{ id: 'letter-1' }])
  })

  it('is not reached without a network', async () => {
    const host = await launch({ cloud: post, device: { network: 'none' } })
    await host.tap('write')
    expect(host.text('#state')).toBe('waiting -1')
    expect(host.life.effects.map((effect) => effect.kind)).not.toContain('cloud')
  })

  it('says that a function crashed when it throws, and the host names a cloud that was never given', async () => {
    const throwing = await launch({ cloud: () => Promise.reject(new Error('no such place')) })
    await throwing.tap('write')
    expect(throwing.text('#state')).toBe('waiting -504002')
    const without = await launch()
    await without.tap('write')
    expect(without.problems.join()).toMatch(/given no cloud/)
  })
})

describe('an app that is killed', () => {
  /** Keeps each letter once, however often it comes, and answers the same. */
  const postOffice = () => {
    const received: string[] = []
    const kept = new Set<string>()
    const cloud = async (_: string, data: unknown): Promise<unknown> => {
      const { id } = data as { id: string }
      received.push(id)
      kept.add(id)
      return { id }
    }
    return { received, kept, cloud }
  }

  it('does nothing more, and everything it stored is there for the next', async () => {
    const office = postOffice()
    const host = await launch({ cloud: office.cloud })
    host.killAt(2, 'after')
    await host.tap('write')
    expect(host.killed).toBe(true)
    expect(host.life.effects.map((effect) => effect.what)).toEqual(['set number', 'set letters'])
    expect(office.received).toEqual([])
    await expect(host.tap('write')).rejects.toThrow(HostKilled)
    expect(host.problems).toEqual([])

    const next = await launch({ cloud: office.cloud, storage: host.storage })
    expect(next.text('#state')).toBe('sent letter-1')
    expect([...office.kept]).toEqual(['letter-1'])
    expect(host.storage.read('letters')).toEqual([])
  })

  it('just after a request has left the server working and never hears the answer', async () => {
    const office = postOffice()
    const host = await launch({ cloud: office.cloud })
    host.killAt(3, 'after')
    await host.tap('write')
    await host.close()
    expect(office.received).toEqual(['letter-1'])
    expect(host.storage.read('letters')).toEqual([{ id: 'letter-1' }])
  })

  it('at any of its effects loses no letter and doubles none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ at: fc.integer({ min: 1, max: 9 }), moment: fc.constantFrom<KillMoment>('before', 'after') }),
          {
            maxLength: 4,
          },
        ),
        async (deaths) => {
          const office = postOffice()
          const storage = new PhoneStorage()
          for (const { at, moment } of deaths) {
            const host = new Host(fixture, { cloud: office.cloud, storage }).killAt(at, moment)
            await host.launch('/pages/letter/index')
            for (let letter = 0; letter < 2 && !host.killed; letter += 1) await host.tap('write')
            await host.close()
            expect(host.problems).toEqual([])
          }
          const waiting = (storage.read('letters') || []) as { id: string }[]
          const last = await launch({ cloud: office.cloud, storage })
          for (const { id } of waiting) expect(office.kept).toContain(id)
          expect(storage.read('letters') || []).toEqual([])
          // A number is stored before its letter: dying between the two loses a number, never a letter.
          expect(office.kept.size).toBeLessThanOrEqual(Number(storage.read('number') || 0))
          expect(last.problems).toEqual([])
        },
      ),
      { numRuns: 25 },
    )
  })
})
