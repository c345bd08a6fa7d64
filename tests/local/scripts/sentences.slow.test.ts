import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import path from 'node:path'
import { node, project, type Said, scripts, tempFolder } from './run'

const start = (...words: string[]): Promise<Said> => node([path.join(scripts, 'start.mjs'), ...words])

/** What a person sees when something of theirs is in the way: a sentence in both languages, and no stack. */
function expectSentence({ code, out, err }: Said, chinese: RegExp, english: RegExp): void {
  expect(err).toMatch(chinese)
  expect(err).toMatch(english)
  expect(err + out).not.toMatch(/^\s+at /m)
  expect(code).toBe(1)
}

async function listening(): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => socket.end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { server, port: typeof address === 'object' && address ? address.port : 0 }
}

describe('npm start says in one sentence', () => {
  it('that Node is too old, before it reads anything that an old Node cannot', async () => {
    const older = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.20.4"})'
    const said = await node(['--import', older, path.join(scripts, 'start.mjs')])
    expectSentence(said, /18\.20\.4，太旧了，请装 20\.19/, /too old; 20\.19 or newer/)
  })

  it('that the packages are missing', async () => {
    const clone = tempFolder()
    cpSync(scripts, path.join(clone, 'scripts'), { recursive: true })
    const said = await node(['scripts/start.mjs'], { cwd: clone })
    expectSentence(said, /请先运行 npm ci/, /run "npm ci" first/)
  })

  it('that the port is taken, and proposes the next', async () => {
    const { server, port } = await listening()
    const said = await start('--data', tempFolder(), '--port', String(port))
    server.close()
    expectSentence(
      said,
      new RegExp(`端口 ${port} 被别的程序占着.*--port ${port < 65000 ? port + 1 : 7300}`),
      /is taken/,
    )
  })

  it('that the data folder cannot be written', async () => {
    const file = path.join(tempFolder(), 'file')
    writeFileSync(file, '')
    expectSentence(await start('--data', file), /写不进去/, /cannot be written/)
    expectSentence(await start('--data', path.join(file, 'below')), /写不进去/, /cannot be written/)
  })

  it('that the data is already being served, and where', async () => {
    const { server, port } = await listening()
    const data = tempFolder()
    mkdirSync(path.join(data, 'cloud'))
    writeFileSync(path.join(data, 'cloud/running.txt'), `http://127.0.0.1:${port}\n`)
    const said = await start('--data', data)
    const demo = await node([path.join(scripts, 'demo.mjs'), '--data', data, '--yes'])
    server.close()
    expectSentence(said, new RegExp(`正开着（http://127\\.0\\.0\\.1:${port}）`), /already being served/)
    expectSentence(demo, /正开着/, /already being served/)
  })

  it('that the secrets are gone or damaged, and leaves the data alone', async () => {
    const data = tempFolder()
    mkdirSync(path.join(data, 'cloud'))
    expectSentence(await start('--data', data, '--port', '0'), /找不到 .*secrets\.json/, /missing/)
    writeFileSync(path.join(data, 'secrets.json'), '{"FIELD_KEYS":')
    expectSentence(await start('--data', data, '--port', '0'), /secrets\.json 内容不完整/, /damaged/)
    expect(readFileSync(path.join(data, 'secrets.json'), 'utf8')).toBe('{"FIELD_KEYS":')
    expect(existsSync(path.join(data, 'cloud'))).toBe(true)
  })

  it.each([
    [['--prot', '7300'], /看不懂「--prot」/],
    [['--port', 'abc'], /--port 要写 0 到 65535/],
    [['--port', '70000'], /--port 要写 0 到 65535/],
    [['7300'], /看不懂「7300」/],
  ])('what is wrong with %j', async (words, chinese) => {
    expectSentence(await start(...words), chinese, /./)
  })

  it('what it can do, when asked', async () => {
    const { code, out } = await start('--help')
    expect(code).toBe(0)
    for (const option of ['--port', '--data', '--watch', '--reset', '--yes']) expect(out).toContain(option)
  })
})

describe('npm start -- --reset', () => {
  it('wipes nothing unless a person types 是', async () => {
    const data = tempFolder()
    mkdirSync(path.join(data, 'cloud'))
    writeFileSync(path.join(data, 'cloud/kept'), '')
    for (const typed of ['', '\n', 'no\n', '不是\n']) {
      const said = await node([path.join(scripts, 'start.mjs'), '--data', data, '--port', '0', '--reset'], { typed })
      expect(said.code).toBe(0)
      expect(said.out).toMatch(/没有清空，数据都还在/)
      expect(existsSync(path.join(data, 'cloud/kept'))).toBe(true)
    }
  })
})

describe('npm run demo, check, test and build say in one sentence', () => {
  it.each([
    ['demo.mjs', ['--volunteers', 'many'], /--volunteers 要写 1 到 20000/],
    ['demo.mjs', ['--visits', '0'], /--visits 要写 1 到 1000000/],
    ['check.mjs', ['spelling'], /没有「spelling」这一项检查/],
    ['build.mjs', ['ios'], /没有「ios」这一项/],
  ])('%s: what is wrong with %j', async (script, words, chinese) => {
    expectSentence(await node([path.join(scripts, script), ...words]), chinese, /./)
  })
})

describe('the secrets that the first start makes', () => {
  const make = async (data: string): Promise<Record<string, string>> => {
    const code = `
      const { loadSecrets } = await import(${JSON.stringify(path.join(scripts, 'start/secrets.mjs'))})
      const { dataFolder } = await import(${JSON.stringify(path.join(scripts, 'start/data-folder.mjs'))})
      console.log(JSON.stringify(await loadSecrets(dataFolder(${JSON.stringify(data)}))))`
    return JSON.parse((await node(['--input-type=module', '-e', code], { cwd: project })).out)
  }

  it('are 32 random bytes each, read by nobody else, and the same at every later start', async () => {
    const [data, other] = [tempFolder(), tempFolder()]
    const first = await make(data)
    const keys = JSON.parse(first.FIELD_KEYS ?? '')
    expect(Buffer.from(keys[first.FIELD_KEY_ID ?? ''], 'base64')).toHaveLength(32)
    expect(Buffer.from(first.PHONE_HASH_KEY ?? '', 'base64')).toHaveLength(32)
    expect(statSync(path.join(data, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(await make(data)).toEqual(first)
    expect(await make(other)).not.toEqual(first)
  })
})
