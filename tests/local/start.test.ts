import { closeSync, openSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Doc, type LocalCloudOptions, LocalStartError, startLocalCloud } from '../../local'
import { Documents } from '../../local/documents/documents'
import { envId, freshDataDir, refusal, temporaryFolder, writeFunctions } from './support/cloud'

const start = (options: Partial<LocalCloudOptions> & { dataDir: string }) =>
  startLocalCloud({ envId, collections: [], ...options })

/** A start that has to fail: with its code, one Chinese sentence for a person, and nothing left open. */
async function failedStart(options: Partial<LocalCloudOptions> & { dataDir: string }): Promise<LocalStartError> {
  const failed = await refusal(start(options))
  expect(failed).toBeInstanceOf(LocalStartError)
  expect(failed.message).toMatch(/^[^\n]*[\u4e00-\u9fff][^\n]*。$/)
  return failed as unknown as LocalStartError
}

const things = { name: 'things', indexes: [] }

describe('a start', () => {
  it('makes its folder and secrets for the owner only, and finds everything again', async () => {
    const folder = join(temporaryFolder(), 'not', 'there', 'yet')
    const first = await start({ dataDir: folder, collections: [things] })
    await first.database.insertMany('things', [{ _id: 'a', at: new Date(5) }])
    await first.close()
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const file of ['database.sqlite', 'login-key.json', 'server-secrets.json'])
      expect(statSync(join(folder, file)).mode & 0o077).toBe(0)
    const second = await start({ dataDir: folder })
    expect(await second.database.find('things')).toEqual([{ _id: 'a', at: new Date(5) }])
    expect(second.loginKey).toEqual(first.loginKey)
    expect(second.loginKey.env_id).toBe(envId)
    await second.close()
  })

  it('is refused while another one holds the folder, and says where that one answers', async () => {
    const folder = freshDataDir()
    const first = await start({ dataDir: folder })
    const failed = await failedStart({ dataDir: folder })
    expect(failed.code).toBe('ALREADY_RUNNING')
    expect(failed.message).toContain(first.url)
    expect((await fetch(`${first.url}/config.js`)).status).toBe(200)
    await first.close()
    await (await start({ dataDir: folder })).close()
  })

  it('is refused when the port is taken, and can be tried again with another', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const folder = freshDataDir()
    const failed = await failedStart({ dataDir: folder, port })
    expect(failed).toMatchObject({ code: 'PORT_TAKEN', message: expect.stringContaining(String(port)) })
    other.close()
    const cloud = await start({ dataDir: folder, port })
    expect(cloud.url).toBe(`http://127.0.0.1:${port}`)
    await cloud.close()
  })

  it('is refused at an address that is not of this machine', async () => {
    expect((await failedStart({ dataDir: freshDataDir(), host: '203.0.113.1' })).code).toBe('PORT_NOT_ALLOWED')
  })

  it('is refused where the folder cannot be written', async () => {
    const file = join(temporaryFolder(), 'a-file')
    writeFileSync(file, 'x')
    expect((await failedStart({ dataDir: file })).code).toBe('FOLDER_NOT_WRITABLE')
    expect((await failedStart({ dataDir: join(file, 'below') })).code).toBe('FOLDER_NOT_WRITABLE')
    expect((await failedStart({ dataDir: '/proc/local-cloud' })).code).toBe('FOLDER_NOT_WRITABLE')
  })

  it.each<[what: string, damage: (file: string) => void]>([
    ['is no database', (file) => writeFileSync(file, 'this is a letter, not a database. '.repeat(400))],
    ['has lost its end', (file) => truncateSync(file, 12_288)],
    [
      'was overwritten in its middle',
      (file) => {
        const handle = openSync(file, 'r+')
        for (let page = 2; page < 20; page++) writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096)
        closeSync(handle)
      },
    ],
  ])('is refused when the data file %s, and leaves the file as it is', async (_what, damage) => {
    const folder = freshDataDir()
    const cloud = await start({ dataDir: folder, collections: [things] })
    await cloud.database.insertMany(
      'things',
      Array.from({ length: 2000 }, (_unused, n) => ({ n, text: 'x'.repeat(100) })),
    )
    await cloud.close()
    const file = join(folder, 'database.sqlite')
    damage(file)
    const before = readFileSync(file)
    const failed = await failedStart({ dataDir: folder })
    expect(failed).toMatchObject({ code: 'DATABASE_DAMAGED', message: expect.stringContaining(file) })
    expect(readFileSync(file).equals(before)).toBe(true)
    rmSync(file)
    await (await start({ dataDir: folder })).close()
  })

  it.each(['login-key.json', 'server-secrets.json'])('is refused when %s is damaged', async (name) => {
    const folder = freshDataDir()
    for (const content of ['{"half":', '{}', '5']) {
      writeFileSync(join(folder, name), content)
      expect((await failedStart({ dataDir: folder })).code).toBe('SECRETS_DAMAGED')
    }
  })

  it('is refused with the login key of another environment', async () => {
    const folder = freshDataDir()
    await (await start({ dataDir: folder })).close()
    expect((await failedStart({ dataDir: folder, envId: 'another' })).code).toBe('SECRETS_DAMAGED')
  })

  it('is refused with an environment name, a configuration or a web folder that cannot be', async () => {
    expect((await failedStart({ dataDir: freshDataDir(), envId: 'Not Allowed' })).code).toBe('CONFIG_INVALID')
    expect((await failedStart({ dataDir: freshDataDir(), webDir: temporaryFolder() })).code).toBe('WEB_FOLDER_MISSING')
    expect((await failedStart({ dataDir: freshDataDir(), cloudbaserc: '/nowhere/cloudbaserc.json' })).code).toBe(
      'CONFIG_INVALID',
    )
    const broken = join(temporaryFolder(), 'cloudbaserc.json')
    for (const content of [
      '{',
      '[]',
      '{"functions":[{}]}',
      '{"functions":[{"name":"../x"}]}',
      '{"functions":[{"name":"x","handler":"../a.b"}]}',
    ]) {
      writeFileSync(broken, content)
      expect((await failedStart({ dataDir: freshDataDir(), cloudbaserc: broken })).code).toBe('CONFIG_INVALID')
    }
    writeFileSync(broken, '{"functions":[{"name":"unbuilt"}]}')
    expect(await failedStart({ dataDir: freshDataDir(), cloudbaserc: broken })).toMatchObject({
      code: 'FUNCTION_MISSING',
      message: expect.stringContaining('unbuilt'),
    })
    const cron = writeFunctions({ tick: { code: 'exports.main = () => 1', cron: '* * * * *' } })
    expect((await failedStart({ dataDir: freshDataDir(), cloudbaserc: cron })).code).toBe('CONFIG_INVALID')
  })

  it('makes declared indexes over what is stored, and is refused where duplicates forbid one', async () => {
    const folder = freshDataDir()
    const first = await start({ dataDir: folder, collections: [things] })
    await first.database.insertMany('things', [
      { _id: 'a', k: 1, tags: ['x', 'y'] },
      { _id: 'b', k: 1, tags: 'x' },
    ])
    await first.close()
    const unique = { name: 'things', indexes: [{ fields: [['k', 1]] as [string, 1][], unique: true }] }
    expect((await failedStart({ dataDir: folder, collections: [unique] })).code).toBe('DUPLICATES_BLOCK_INDEX')
    const indexed = { name: 'things', indexes: [{ fields: [['tags', 1]] as [string, 1][] }] }
    const second = await start({ dataDir: folder, collections: [indexed] })
    expect(await second.database.count('things', { tags: 'x' })).toBe(2)
    await second.close()
  })
})

it('a unique index lets one document lack the field, and no two share it', async () => {
  const documents = new Documents({
    file: join(temporaryFolder(), 'd.sqlite'),
    collections: [
      {
        name: 'codes',
        indexes: [
          {
            fields: [
              ['street', 1],
              ['code', 1],
            ],
            unique: true,
          },
        ],
      },
    ],
  })
  await documents.insert('codes', [
    { _id: '1', street: 's', code: 'A' },
    { _id: '2', street: 't', code: 'A' },
    { _id: '3', street: 's' },
  ])
  const clashes: Doc[] = [{ street: 's', code: 'A' }, { street: 's' }, { street: 's', code: null }]
  for (const clash of clashes) {
    expect(await refusal(documents.insert('codes', [clash]))).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('duplicate'),
    })
  }
  expect(
    await refusal(documents.update('codes', { _id: '2' }, { $set: { street: 's' } }, { multi: false })),
  ).toMatchObject({ message: expect.stringContaining('duplicate') })
  expect(await documents.count('codes', {})).toBe(3)
  await documents.close()
})
