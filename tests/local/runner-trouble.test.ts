import type { LocalCloud } from '../../local'
import { outputLimits } from '../../local/runner/output'
import { refusal, startCloud, until, writeFunctions } from './support/cloud'

const bad = `
  let calls = 0
  exports.main = async ({ how, text }) => {
    calls += 1
    if (how === 'throw') throw new Error('a secret detail')
    if (how === 'throw nothing') throw undefined
    if (how === 'throw much') throw new Error('m'.repeat(5e7))
    if (how === 'exit') process.exit(3)
    if (how === 'exit as if well') process.exit(0)
    if (how === 'uncaught') { setTimeout(() => { throw new Error('later') }, 1); return new Promise(() => {}) }
    if (how === 'rejected') { Promise.reject(new Error('nobody listens')); return new Promise(() => {}) }
    if (how === 'abort') process.abort()
    if (how === 'deaf') { process.disconnect(); return new Promise(() => {}) }
    if (how === 'overflow') { const f = () => f() + 1; return f() }
    if (how === 'circle') { const a = {}; a.a = a; return a }
    if (how === 'spin') for (;;) {}
    if (how === 'wait') return new Promise(() => {})
    if (how === 'heap') { const kept = []; for (;;) kept.push(new Array(1e5).fill(Math.random())) }
    if (how === 'buffers') { const kept = []; for (;;) kept.push(Buffer.alloc(8e6, 1)) }
    if (how === 'huge') return 'x'.repeat(7e6)
    if (how === 'enormous') return Array(60).fill('x'.repeat(5e6))
    if (how === 'large') return 'x'.repeat(6 * 1024 * 1024 - 2)
    if (how === 'flood') for (;;) console.log('x'.repeat(500))
    if (how === 'flood without lines') for (;;) process.stdout.write('x'.repeat(500))
    if (how === 'many lines') { for (let n = 0; n < 5000; n++) console.log('line ' + n); return 'printed' }
    if (how === 'dies afterwards') { setImmediate(() => process.exit(1)); return 'answered' }
    if (how === 'echo') { console.log(text); return process.pid }
    return calls
  }`

describe('a function', () => {
  let cloud: LocalCloud
  const lines: Record<string, unknown>[] = []
  beforeAll(async () => {
    cloud = await startCloud({
      cloudbaserc: writeFunctions({
        bad: { code: bad, timeoutSeconds: 2, memorySize: 128 },
        other: { code: 'exports.main = async (event) => event' },
        broken: { code: "throw new Error('cannot load')" },
        endless: { code: 'for (;;) {}' },
        ended: { code: 'process.exit(0)' },
        empty: { code: 'exports.other = 1' },
      }),
      limits: { loadLimitMs: 1500 },
      log: (line) => lines.push(line as Record<string, unknown>),
    })
  })
  const result = async (...call: Parameters<LocalCloud['invoke']>) => (await cloud.invoke(...call)).result
  const lastCall = () => lines.filter(({ kind }) => kind === 'call').at(-1)

  it.each([
    ['throw', 'FUNCTION_INVOCATION_FAILED'],
    ['throw nothing', 'FUNCTION_INVOCATION_FAILED'],
    ['throw much', 'FUNCTION_INVOCATION_FAILED'],
    ['exit', 'FUNCTION_INVOCATION_FAILED'],
    ['exit as if well', 'FUNCTION_INVOCATION_FAILED'],
    ['uncaught', 'FUNCTION_INVOCATION_FAILED'],
    ['rejected', 'FUNCTION_INVOCATION_FAILED'],
    ['abort', 'FUNCTION_INVOCATION_FAILED'],
    ['deaf', 'FUNCTION_INVOCATION_FAILED'],
    ['overflow', 'FUNCTION_INVOCATION_FAILED'],
    ['circle', 'FUNCTION_INVOCATION_FAILED'],
    ['spin', 'FUNCTION_TIME_LIMIT_EXCEEDED'],
    ['wait', 'FUNCTION_TIME_LIMIT_EXCEEDED'],
    ['heap', 'FUNCTION_MEMORY_LIMIT_EXCEEDED'],
    ['buffers', 'FUNCTION_MEMORY_LIMIT_EXCEEDED'],
    ['huge', 'EXCEED_MAX_RESPONSE_SIZE'],
  ])('in trouble (%s) is refused as %s, without detail, and serves again', async (how, code) => {
    const failed = await refusal(cloud.invoke('bad', { how }))
    expect(failed.code).toBe(code)
    expect(failed.message).toMatch(/^[ -~]{10,120}$/)
    expect(failed.message).not.toMatch(/secret detail|later|nobody listens/)
    expect(lastCall()).toMatchObject({ functionName: 'bad', outcome: code })
    expect(await result('bad', { how: 'fine' })).toEqual(expect.any(Number))
  })

  it('that would answer far too much is refused without its answer being carried here', async () => {
    const failed = await refusal(cloud.invoke('bad', { how: 'enormous' }))
    expect(['EXCEED_MAX_RESPONSE_SIZE', 'FUNCTION_MEMORY_LIMIT_EXCEEDED']).toContain(failed.code)
    expect(await result('bad', { how: 'large' })).toHaveLength(6 * 1024 * 1024 - 2)
  })

  it('that throws, overflows or answers too much keeps its process, as in the cloud', async () => {
    const before = (await result('bad', { how: 'fine' })) as number
    for (const how of ['throw', 'overflow', 'circle', 'huge']) await refusal(cloud.invoke('bad', { how }))
    expect(await result('bad', { how: 'fine' })).toBe(before + 5)
  })

  it('that fails at once beside others does not harm them', async () => {
    const calls = Array.from({ length: 24 }, (_unused, n) =>
      cloud.invoke('bad', { how: n % 4 === 0 ? 'exit' : 'fine' }).then(
        () => 'answered',
        ({ code }) => code,
      ),
    )
    const answers = await Promise.all(calls)
    expect(answers).toEqual(answers.map((_answer, n) => (n % 4 === 0 ? 'FUNCTION_INVOCATION_FAILED' : 'answered')))
  })

  it('whose process dies after an answer costs the next caller nothing', async () => {
    for (let round = 0; round < 10; round++) {
      expect(await result('bad', { how: 'dies afterwards' })).toBe('answered')
      expect(await result('bad', { how: 'fine' })).toEqual(expect.any(Number))
    }
  })

  it.each(['flood', 'flood without lines'])(
    'that prints without end (%s) leaves a little of it, and others are served meanwhile',
    async (how) => {
      const flood = refusal(cloud.invoke('bad', { how }))
      let served = 0
      let isOver = false
      const rest = flood.finally(() => {
        isOver = true
      })
      while (!isOver) {
        await result('other', { n: served })
        served += 1
      }
      await rest
      expect(served).toBeGreaterThan(20)
      // What cannot be handed on piles up in the process that prints.
      const ended = lines.filter(({ kind, functionName }) => kind === 'call' && functionName === 'bad').at(-1)
      expect(ended?.outcome).toMatch(/^FUNCTION_(TIME|MEMORY)_LIMIT_EXCEEDED$/)
      const { requestId } = ended as { requestId: string }
      const kept = cloud.linesOf(requestId)
      if (how === 'flood') await until(() => kept.at(-1)?.text.includes('打印得太多') === true)
      expect(kept.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(outputLimits.bytes + 1000)
      expect(await result('bad', { how: 'fine' })).toEqual(expect.any(Number))
    },
  )

  it('that prints many lines leaves the first of them, and the next call its own', async () => {
    const { requestId } = await cloud.invoke('bad', { how: 'many lines' })
    await until(() => cloud.linesOf(requestId).length > outputLimits.lines)
    expect(cloud.linesOf(requestId).map(({ text }) => text)).toEqual([
      ...Array.from({ length: outputLimits.lines }, (_unused, n) => `line ${n}`),
      expect.stringContaining('打印得太多'),
    ])
    const next = await cloud.invoke('bad', { how: 'echo', text: 'mine' })
    await until(() => cloud.linesOf(next.requestId).length === 1)
    expect(cloud.linesOf(next.requestId)[0]?.text).toBe('mine')
  })

  it('cannot be made by a caller to write under the request of another', async () => {
    const victim = await cloud.invoke('bad', { how: 'echo', text: 'first' })
    const text = `a\n\u001e${victim.requestId}\nforged\n\u001e ${victim.requestId}\nforged`
    const { requestId } = await cloud.invoke('bad', { how: 'echo', text })
    await until(() => cloud.linesOf(requestId).length === 5)
    expect(cloud.linesOf(victim.requestId).map((line) => line.text)).toEqual(['first'])
  })

  it.each([
    ['broken', 'cannot load'],
    ['endless', 'longer than 1.5 s'],
    ['ended', 'ended while it was loaded'],
    ['empty', 'index.main is not a function'],
  ])('that cannot be loaded (%s) is refused each time, and the log says why', async (name, why) => {
    for (let round = 0; round < 2; round++) {
      expect((await refusal(cloud.invoke(name))).code).toBe('FUNCTION_INVOCATION_FAILED')
      expect(lastCall()).toMatchObject({ functionName: name, detail: expect.stringContaining(why) })
    }
  })
})
