import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { contracts } from '#domain/contract/index'
import { collections } from '../../cloudfunctions/kit/collections'
import { nextRun } from '../../local/index'

const dist = path.resolve(__dirname, '../../dist')
const read = (file: string) => JSON.parse(readFileSync(path.join(dist, file), 'utf8'))
const secretNames = ['FIELD_KEYS', 'FIELD_KEY_ID', 'PHONE_HASH_KEY', 'CUSTOM_LOGIN_KEY']
/** Only the clock calls these: no contract, no secrets, and time enough to catch up. */
const timed = ['clock']
/** Catching up, and making tables and sheets of thousands of rows, takes longer than a tap may. */
const patient = [...timed, 'register']

/** What `npm run build:functions` makes: it is uploaded as it lies there. */
describe('the built functions', () => {
  const names = [...Object.keys(contracts), ...timed].sort()

  it('are exactly those of the contracts and the clock, each in one file with its configuration', () => {
    const entries = readdirSync(path.join(dist, 'cloudfunctions'), { withFileTypes: true })
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
    expect(folders.sort()).toEqual(names)
    for (const name of names)
      expect(readdirSync(path.join(dist, 'cloudfunctions', name)).sort()).toEqual([
        // What prints brings its letters along.
        ...(name === 'register' ? ['NotoSansSC_500Medium.ttf'] : []),
        'config.json',
        'index.js',
        'package.json',
      ])
  })

  it.each(names)(
    '%s loads in an empty folder: it needs no package beside it, and a missing secret means one sentence',
    (name) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'built-'))
      cpSync(path.join(dist, 'cloudfunctions', name), folder, { recursive: true })
      const environment = { PATH: process.env.PATH, TENCENTCLOUD_RUNENV: 'SCF', TCB_ENV: 'none' } as unknown
      const load = spawnSync(process.execPath, ['-e', `require(${JSON.stringify(folder)})`], {
        cwd: folder,
        env: environment as NodeJS.ProcessEnv,
        encoding: 'utf8',
      })
      rmSync(folder, { recursive: true })
      expect(load.stderr).not.toMatch(/Cannot find module/)
      if (timed.includes(name)) expect(load.status).toBe(0)
      else
        expect(load.stderr).toMatch(
          /环境变量缺少或格式不对：FIELD_KEYS、FIELD_KEY_ID、PHONE_HASH_KEY、CUSTOM_LOGIN_KEY/,
        )
    },
  )

  it('are described for the deploy command, with the names of secrets and never a value', () => {
    const { version, envId, functions } = read('cloudbaserc.json')
    expect({ version, envId }).toEqual({ version: '2.0', envId: '{{env.ENV_ID}}' })
    expect(functions.map(({ name }: { name: string }) => name).sort()).toEqual(names)
    for (const { name, runtime, handler, installDependency, memorySize, timeout, envVariables } of functions) {
      expect({ runtime, handler, installDependency }).toEqual({
        runtime: 'Nodejs20.19',
        handler: 'index.main',
        installDependency: false,
      })
      expect({ memorySize, timeout }).toEqual({ memorySize: 256, timeout: patient.includes(name) ? 60 : 10 })
      const { TZ, ...secrets } = envVariables
      expect(TZ).toBe('UTC')
      expect(secrets).toEqual(Object.fromEntries(secretNames.map((secret) => [secret, `{{env.${secret}}}`])))
    }
  })

  it('have one timer, which knocks at the clock every ten minutes', () => {
    const triggers = read('cloudbaserc.json').functions.flatMap(({ name, triggers }: Record<string, unknown[]>) =>
      (triggers ?? []).map((trigger) => ({ of: name, trigger })),
    )
    const trigger = { name: 'clock-every-ten-minutes', type: 'timer', config: '0 */10 * * * * *' }
    expect(triggers).toEqual([{ of: 'clock', trigger }])
    expect(nextRun(trigger.config, new Date('2026-03-05T02:06:00.000Z'))?.toISOString()).toBe(
      '2026-03-05T02:10:00.000Z',
    )
  })

  it('come with every collection and index that they lean on', () => {
    expect(read('cloudfunctions/collections.json')).toEqual(JSON.parse(JSON.stringify(collections)))
  })
})
