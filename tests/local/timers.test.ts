import { type LocalCloud, nextRun } from '../../local'
import { CloudError } from '../../local/errors'
import { Timers, timerEvent } from '../../local/timers/timers'
import { refusal, startCloud, until, writeFunctions } from './support/cloud'

describe('timers', () => {
  it.each([
    ['0 0 2 * * * *', '2026-03-01T10:00:00Z', '2026-03-01T18:00:00.000Z'],
    ['0 30 8 1 * * *', '2026-03-01T00:30:00Z', '2026-04-01T00:30:00.000Z'],
    ['*/5 * * * * * *', '2026-03-01T00:00:01Z', '2026-03-01T00:00:05.000Z'],
    ['0 0 9 * * MON-FRI *', '2026-03-06T01:00:00Z', '2026-03-09T01:00:00.000Z'],
    ['0 0 0 1 1 * 2028', '2026-03-06T01:00:00Z', '2027-12-31T16:00:00.000Z'],
    ['0 0 8,20 * * * *', '2026-03-01T01:00:00Z', '2026-03-01T12:00:00.000Z'],
    // A day and a weekday together mean either: the 15th, and every Monday.
    ['0 0 0 15 * 1 *', '2026-03-09T00:00:00Z', '2026-03-14T16:00:00.000Z'],
    ['0 0 0 29 2 * *', '2026-03-01T00:00:00Z', '2028-02-28T16:00:00.000Z'],
  ])('read %s in the time of China', (cron, after, expected) => {
    expect(nextRun(cron, new Date(after))?.toISOString()).toBe(expected)
  })

  it('that can never fire again say so', () => {
    expect(nextRun('0 0 0 1 1 * 2020', new Date('2026-03-01'))).toBeUndefined()
  })

  it.each(['0 0 2 * * *', '* * * * *', '61 * * * * * *', '@daily', '', '0 0 2 * * * * *', 'a b c d e f g'])(
    'of another form (%s) are not read',
    (cron) => {
      expect(() => nextRun(cron, new Date())).toThrow()
    },
  )

  it('send the event that the cloud sends', () => {
    expect(timerEvent('nightly', Date.UTC(2026, 2, 1, 18, 0, 0, 7))).toEqual({
      Type: 'Timer',
      TriggerName: 'nightly',
      Time: '2026-03-01T18:00:00Z',
      Message: '',
    })
  })

  describe('by a clock that is set', () => {
    const minute = 60_000
    const start = Date.UTC(2026, 2, 1, 0, 0, 30)
    let now = start
    let timers: Timers<number>
    let fired: { at: number; end: (fails?: boolean) => void }[]
    const everyMinute = { functionName: 'tick', triggerName: 'every-minute', cron: '0 * * * * * *' }
    beforeEach(() => {
      now = start
      fired = []
      timers = new Timers<number>([everyMinute], {
        now: () => now,
        fire: (_timer, at) =>
          new Promise((resolve, reject) => {
            const end = (fails = false) =>
              fails ? reject(new CloudError('FUNCTION_INVOCATION_FAILED', 'failed')) : resolve(at)
            fired.push({ at, end })
          }),
      })
    })
    afterEach(() => timers.close())
    const runs = () => timers.list()[0]?.runs ?? []
    const advanceTo = (ms: number) => {
      now = start + ms
      timers.tick()
    }

    it('fire once when they are due, and not before', () => {
      advanceTo(29_999)
      expect(fired).toHaveLength(0)
      advanceTo(30_000)
      timers.tick()
      expect(fired.map(({ at }) => at)).toEqual([start + 30_000])
      expect(timers.list()[0]?.nextRun).toBe(start + 30_000 + minute)
    })

    it('make up with one run for all that was due while the machine slept', async () => {
      advanceTo(8 * 60 * minute)
      fired[0]?.end()
      await until(() => runs()[0]?.outcome === 'ok')
      timers.tick()
      expect(fired.map(({ at }) => at)).toEqual([start + 30_000])
      expect(runs()).toMatchObject([{ cause: 'clock', dueAt: start + 30_000, alsoMissed: 479 }])
      advanceTo(8 * 60 * minute + 30_000)
      expect(fired).toHaveLength(2)
    })

    it('do not pile up while a run is not done', async () => {
      for (let n = 0; n < 4; n++) advanceTo(30_000 + n * minute)
      expect(fired).toHaveLength(1)
      expect(runs()).toMatchObject([
        { outcome: 'skipped', dueAt: start + 30_000 + minute, alsoMissed: 2 },
        { outcome: 'running' },
      ])
      fired[0]?.end()
      await until(() => runs()[1]?.outcome === 'ok')
      advanceTo(30_000 + 4 * minute)
      expect(fired).toHaveLength(2)
    })

    it('go on after a failure, and keep how their last runs ended', async () => {
      for (let n = 0; n < 30; n++) {
        advanceTo(30_000 + n * minute)
        fired[n]?.end(n % 2 === 0)
        await until(() => runs()[0]?.outcome !== 'running')
      }
      expect(runs()).toHaveLength(20)
      expect(runs().map(({ outcome }) => outcome)).toEqual(
        runs().map((_run, n) => (n % 2 === 0 ? 'ok' : 'FUNCTION_INVOCATION_FAILED')),
      )
      expect(runs()[0]).toMatchObject({ requestId: expect.any(String), durationMs: expect.any(Number) })
    })

    it('are not silent for hours when the clock is set back', async () => {
      advanceTo(5 * 60 * minute)
      fired[0]?.end()
      await until(() => runs()[0]?.outcome === 'ok')
      advanceTo(0)
      advanceTo(30_000)
      expect(fired.map(({ at }) => at)).toEqual([start + 30_000, start + 30_000])
    })

    it('run by hand at any time, beside the clock', async () => {
      advanceTo(30_000)
      const byHand = timers.runNow(everyMinute)
      expect(fired).toHaveLength(2)
      fired[1]?.end()
      expect(await byHand).toBe(now)
      expect(runs()).toMatchObject([
        { cause: 'hand', outcome: 'ok' },
        { cause: 'clock', outcome: 'running' },
      ])
      const failing = refusal(timers.runNow(everyMinute))
      fired[2]?.end(true)
      expect((await failing).code).toBe('FUNCTION_INVOCATION_FAILED')
    })
  })

  describe('of a running cloud', () => {
    let cloud: LocalCloud
    const calls: Record<string, unknown>[] = []
    beforeAll(async () => {
      cloud = await startCloud({
        cloudbaserc: writeFunctions({
          nightly: {
            code: 'exports.main = async (event) => ({ event, source: process.env.TRIGGER_SRC, uid: process.env.TCB_UUID ?? null })',
            cron: '0 0 2 * * * *',
          },
          often: { code: 'exports.main = async () => 1', cron: '* * * * * * *' },
        }),
        log: (line) => calls.push(line as Record<string, unknown>),
      })
    })

    it('call their function as nobody, with the event of a timer', async () => {
      const expected = {
        event: {
          Type: 'Timer',
          TriggerName: 'nightly-timer',
          Time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          Message: '',
        },
        source: 'timer',
        uid: null,
      }
      expect((await cloud.runTimer('nightly-timer')).result).toEqual(expected)
      expect((await cloud.runTimer('nightly')).result).toEqual(expected)
      expect((await refusal(Promise.resolve().then(() => cloud.runTimer('nobody')))).code).toBe('FUNCTION_NOT_FOUND')
    })

    it('fire by themselves when their second comes', async () => {
      const fired = () =>
        calls.some(({ kind, functionName, outcome }) => kind === 'call' && functionName === 'often' && outcome === 'ok')
      await until(fired)
    })
  })
})
