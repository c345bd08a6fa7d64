import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { mintId } from '#domain/kernel/mint-id'
import { demoAccounts, demoDoors, demoPassword } from '../../local/demo'

const project = path.resolve(__dirname, '../..')
const script = path.join(project, 'scripts/start.mjs')

/** `npm start` as a stranger runs it, in a folder of the test. */
class Started {
  said = ''
  readonly child: ChildProcess
  private wake: () => void = () => undefined

  constructor(data: string, ...more: string[]) {
    this.child = spawn(process.execPath, [script, '--data', data, '--port', '0', ...more], { cwd: project })
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.said += text
        this.wake()
      })
    this.child.on('exit', () => this.wake())
  }

  /** Waits until it has said this, and gives what was found; fails with all it said when it ends before. */
  async until(wanted: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = wanted.exec(this.said)
      if (found) return found
      if (this.child.exitCode !== null || this.child.signalCode)
        throw new Error(`ended before ${wanted}:\n${this.said}`)
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
  }

  async url(): Promise<string> {
    return (await this.until(/小红帽开好了：(http:\S+)/))[1] as string
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    const closed = once(this.child, 'close')
    this.child.kill(signal)
    return (await closed)[0]
  }
}

type Reply = { ok: boolean; data: Record<string, unknown> }

async function post(url: string, body: object, token?: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  return response.json()
}

/** Signs a demo person in as the browser does, and gives the way to call a route. */
async function signedIn(url: string, account: string) {
  const client = { platform: 'h5', version: '1' }
  const token = async (way: string, body: object) =>
    ((await post(`${url}/auth/v1/signin/${way}`, body)) as { access_token: string }).access_token
  const visitor = await token('anonymously', {})
  const input = { account, password: demoPassword }
  const signIn = (await post(`${url}/v1/functions/account`, { route: 'signIn', input, client }, visitor)) as Reply
  const person = await token('custom', { provider_id: 'custom', ticket: signIn.data.ticket })
  return (name: string, route: string, given: object, commandId?: string) =>
    post(`${url}/v1/functions/${name}`, { route, input: given, client, commandId }, person) as Promise<Reply>
}

const folders: string[] = []
const running: Started[] = []

function start(data: string, ...more: string[]): Started {
  const started = new Started(data, ...more)
  running.push(started)
  return started
}

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'start-'))
  folders.push(folder)
  return folder
}

afterAll(async () => {
  for (const { child } of running) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const newId = () => mintId(Date.now(), randomBytes(10))

describe('npm start', () => {
  it('makes the street, lets the demo people in, and keeps what they did through a kill', async () => {
    const data = newFolder()
    const first = start(data)
    const url = await first.url()
    expect(first.said).toContain(demoPassword)
    expect(first.said).toContain(demoDoors.shop.code)
    expect(await (await fetch(url)).text()).toMatch(/<html/i)

    const zhou = await signedIn(url, demoAccounts.volunteer.account)
    const before = await zhou('visit', 'home', {})
    const visitId = newId()
    const visit = {
      as: 'volunteer',
      door: { by: 'code', code: demoDoors.shop.code },
      result: 'noIssue',
      note: '',
      at: new Date().toISOString(),
    }
    const recorded = await zhou('visit', 'record', visit, visitId)
    expect(recorded).toMatchObject({ ok: true, data: { visit: { state: 'verified', points: 1 } } })
    await first.end('SIGKILL')

    const startedMs = performance.now()
    const second = start(data)
    const again = await signedIn(await second.url(), demoAccounts.volunteer.account)
    const tookMs = performance.now() - startedMs
    const after = await again('visit', 'home', {})
    expect(after.data.available).toBe((before.data.available as number) + 1)
    expect(await again('visit', 'record', visit, visitId)).toEqual({ ...recorded, requestId: expect.any(String) })
    expect((await again('visit', 'home', {})).data.available).toBe(after.data.available)
    expect(second.said).not.toMatch(/造演示的街道/)
    expect(tookMs).toBeLessThan(10_000)

    expect(await second.end('SIGINT')).toBe(0)
    expect(second.said).toMatch(/停好了，数据都在/)
  })

  it('that is killed while it makes the street makes it whole the next time', async () => {
    const data = newFolder()
    const first = start(data)
    await first.until(/造演示的街道/)
    await first.end('SIGKILL')
    expect(existsSync(path.join(data, 'cloud'))).toBe(false)

    const second = start(data)
    const url = await second.url()
    const people = Object.values(demoAccounts)
    for (const { account, name } of people) {
      const call = await signedIn(url, account)
      expect(await call('account', 'me', {})).toMatchObject({ ok: true, data: { name } })
    }
    expect(readdirSync(data).sort()).toEqual(['cloud', 'log.jsonl', 'secrets.json'])
    await second.end('SIGTERM')
  })

  it('with --reset and 是 makes a new street, and the old is gone', async () => {
    const data = newFolder()
    const first = start(data)
    const zhou = await signedIn(await first.url(), demoAccounts.volunteer.account)
    const fresh = await zhou('visit', 'home', {})
    const door = { by: 'code', code: demoDoors.site.code }
    const visit = { as: 'volunteer', door, result: 'noIssue', note: '', at: new Date().toISOString() }
    await zhou('visit', 'record', visit, newId())
    await first.end('SIGINT')

    const second = start(data, '--reset')
    await second.until(/输入「是」清空/)
    second.child.stdin?.write('是\n')
    const again = await signedIn(await second.url(), demoAccounts.volunteer.account)
    expect((await again('visit', 'home', {})).data).toEqual(fresh.data)
    await second.end('SIGINT')
  })
})
