import { spawn } from 'node:child_process'
import { PlainError } from '../../lib/plain-error.mjs'
import { ratioOf } from '../figures.mjs'
import { limits, paperFunctions } from '../limits.mjs'
import { rowOf } from '../rows.mjs'

const pairs = 9

const client = { platform: 'weapp', version: '0.1.0' }
const stranger = { openid: 'o-nobody' }
const commandId = '01KDVDGBEM33NPMAYRNFR81TMB'

/**
 * The first call of each function: one by somebody whom the street does not know, which costs one read like that of the
 * bare SDK. What loads and what is built when loading is what is compared.
 */
const firstCalls = {
  account: { route: 'me', input: {} },
  case: { route: 'day', input: {} },
  clock: undefined,
  directory: { route: 'week', input: {} },
  place: { route: 'areas', input: {} },
  points: { route: 'statement', input: {} },
  register: { route: 'placeTemplate', input: {} },
  report: { route: 'landing', input: { code: 'ZZZZZZZZ' } },
  visit: { route: 'home', input: {} },
}

/** From a fresh process to the first answer, without the start of Node itself, which is the same for all. */
export const coldStart = {
  name: 'cold-start',
  title: '冷启动：新进程装载到第一次回答',
  needs: ['functions'],
  async run(workshop, report) {
    const { ours, fileOf } = await workshop.functions()
    const street = await workshop.street('usual', report)
    const environment = environmentOf(workshop, street)
    const bare = () => start(fileOf('bare'), {}, environment)
    const rows = []
    for (const name of ours) {
      report(name)
      if (!Object.hasOwn(firstCalls, name))
        throw new PlainError(`cold-start.mjs 里还没写 ${name} 的第一次调用。`, `No first call for ${name}.`)
      const event = firstCalls[name] && { ...firstCalls[name], commandId, client }
      const most = limits.coldTimes.most
      const { ratio, mine, theirs } = await ratioOf(() => start(fileOf(name), event, environment), bare, {
        pairs,
        most,
      })
      if (rows.length === 0) rows.push(rowOf('只有 SDK', theirs, limits.coldMs))
      rows.push(
        rowOf(name, mine, limits.coldMs),
        rowOf(name, ratio, paperFunctions.includes(name) ? limits.paperTimes : limits.coldTimes),
      )
    }
    return rows
  },
}

/** What an instance of the local machine has in its environment, called by a stranger through WeChat. */
function environmentOf({ bench }, { cloud, secrets }) {
  const { sessionToken, serviceUrl } = cloud.credentials
  const platform = { envId: 'xiaohongmao-bench', adminUrl: serviceUrl, sessionToken }
  return { ...bench.instanceEnvironment(platform, secrets), ...bench.requestEnvironment('bench', stranger, '') }
}

/** Runs in the fresh process; says how long it took, and whether anything came back. */
const source = `
const [file, event] = process.argv.slice(1)
const log = console.log
console.log = () => undefined
const startedMs = performance.now()
require(file).main(JSON.parse(event), { request_id: 'bench' }).then((answer) => {
  log(JSON.stringify({ ms: performance.now() - startedMs, answered: answer !== undefined }))
  process.exit(0)
})`

function start(file, event, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', source, file, JSON.stringify(event ?? null)], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said.out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said.err += text
    })
    child.on('error', reject)
    child.on('close', () => {
      const answer = said.out.startsWith('{') ? JSON.parse(said.out) : undefined
      if (answer?.answered) resolve(answer.ms)
      else reject(new Error(`${file} gave no answer: ${said.err.slice(-2000)}`))
    })
  })
}
