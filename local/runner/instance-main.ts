import type { Call, Report } from './messages'

/**
 * What runs inside a function's process. It is sent there as text, so it may use nothing from outside but its
 * parameters: one instance loads the function once and serves one request at a time.
 */
export function instanceMain(load: NodeJS.Require, folder: string, handler: string, mark: string): void {
  const longestFault = 16_384
  const begunFd = 4
  const { writeSync } = load('node:fs')
  const tell = (report: Report) => process.send?.(report)
  const say = (error: unknown) => ({
    message: (error instanceof Error ? error.message : String(error)).slice(0, longestFault),
    stack: error instanceof Error ? String(error.stack).slice(0, longestFault) : '',
  })
  // Without the cloud there is nobody left to serve.
  process.on('disconnect', () => process.exit(0))
  // Ctrl-C reaches every process of the terminal. The cloud alone decides when this one ends: its call may finish.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

  let serve: unknown
  try {
    const [file, name] = handler.split('.')
    serve = load(load('node:path').join(folder, file))[name as string]
    if (typeof serve !== 'function') throw new Error(`${handler} is not a function`)
  } catch (error) {
    tell({ kind: 'broken', ...say(error) })
    return
  }

  process.on('message', async (call: Call) => {
    const { id, event, variables } = call
    writeSync(begunFd, '.')
    process.stdout.write(`${mark}${id}\n`)
    process.stderr.write(`${mark}${id}\n`)
    Object.assign(process.env, variables)
    const context = {
      callbackWaitsForEmptyEventLoop: false,
      memory_limit_in_mb: call.memoryLimitMb,
      time_limit_in_ms: call.timeLimitMs,
      request_id: id,
      function_name: call.functionName,
      function_version: '$LATEST',
      namespace: process.env.SCF_NAMESPACE,
      tencentcloud_region: process.env.TENCENTCLOUD_REGION,
      environment: JSON.stringify({ ...variables, SCF_NAMESPACE: process.env.SCF_NAMESPACE }),
    }
    let report: Report
    try {
      const answer = await (serve as (event: unknown, context: unknown) => unknown)(event, context)
      const body = JSON.stringify(answer === undefined ? null : answer) ?? 'null'
      // Weighed here: what nobody will get need not travel.
      report =
        Buffer.byteLength(body) > call.answerLimitBytes ? { kind: 'tooLarge', id } : { kind: 'answered', id, body }
    } catch (error) {
      report = { kind: 'threw', id, ...say(error) }
    }
    // The next caller must find nothing of this one, even if it is nobody.
    for (const name of Object.keys(variables)) delete process.env[name]
    tell(report)
  })
  tell({ kind: 'ready' })
}
