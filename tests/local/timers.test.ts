import { type LocalCloud, nextRun } from '../../local'
import { refusal, startCloud, until, writeFunctions } from './support/cloud'

describe('timers', () => {
  it.each([
    ['0 0 2 * * * *', '2026-03-01T10:00:00Z', '2026-03-01T18:00:00.000Z'],
    ['0 30 8 1 * * *', '2026-03-01T00:30:00Z', '2026-04-01T00:30:00.000Z'],
    ['*/5 * * * * * *', '2026-03-01T00:00:01Z', '2026-03-01T00:00:05.000Z'],
    ['0 0 9 * * MON-FRI *', '2026-03-06T01:00:00Z', '2026-03-09T01:00:00.000Z'],
    ['0 0 0 1 1 * 2028', '2026-03-06T01:00:00Z', '2027-12-31T16:00:00.000Z'],
  ])('read %s in the time of China', (cron, after, expected) => {
    expect(nextRun(cron, new Date(after))?.toISOString()).toBe(expected)
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
        event: { Type: 'Timer', TriggerName: 'nightly-timer', Time: expect.stringMatching(/^\d{4}-.*Z$/), Message: '' },
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
