import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LocalCloud, LocalStartError, startLocalCloud } from '../../local'
import { Connection } from '../../local/documents/sqlite'
import { backUp } from '../../local/keeping/back-up'
import { check } from '../../local/keeping/check'
import { restore } from '../../local/keeping/restore'
import { databaseOf, envId, freshDataDir, refusal, sdkOf, temporaryFolder } from './support/cloud'

const collections = [{ name: 'notes', indexes: [{ fields: [['tags', 1]] as [string, 1][] }] }]
const start = (dataDir: string) => startLocalCloud({ dataDir, envId, collections })

/** A refusal that a person reads: one Chinese sentence. */
async function sentence(promise: Promise<unknown>): Promise<LocalStartError> {
  const failed = await refusal(promise)
  expect(failed).toBeInstanceOf(LocalStartError)
  expect(failed.message).toMatch(/^[^\n]*[\u4e00-\u9fff][^\n]*。$/)
  return failed as unknown as LocalStartError
}

describe('a backup', () => {
  let dataDir: string
  let cloud: LocalCloud
  beforeEach(async () => {
    dataDir = freshDataDir()
    cloud = await start(dataDir)
  })
  afterEach(() => cloud.close())

  const upload = (path: string, text: string) =>
    sdkOf(cloud).uploadFile({ cloudPath: path, fileContent: Buffer.from(text) })

  it('made while somebody writes holds a moment that was, and everything acknowledged before it', async () => {
    const db = databaseOf(cloud)
    await upload('photos/door.jpg', 'a door')
    const acknowledged = new Set<string>()
    let isOver = false
    const writer = async (name: string) => {
      for (let n = 0; !isOver; n++) {
        const transaction = await db.startTransaction()
        await transaction.collection('notes').add({ _id: `${name}${n}left`, tags: [name, 'pair'] })
        await transaction.collection('notes').add({ _id: `${name}${n}right`, tags: [name, 'pair'] })
        await transaction.commit()
        acknowledged.add(`${name}${n}`)
      }
    }
    const writing = [writer('a'), writer('b')]
    while (acknowledged.size < 20) await new Promise((resolve) => setImmediate(resolve))
    const before = [...acknowledged]
    const to = join(temporaryFolder(), 'backups', 'one')
    const manifest = await backUp({ dataDir, to }).finally(() => {
      isOver = true
      return Promise.all(writing)
    })
    expect(manifest.missing).toEqual([])
    expect(statSync(to).mode & 0o777).toBe(0o700)
    expect(statSync(join(to, 'login-key.json')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(to, 'files/photos/door.jpg'), 'utf8')).toBe('a door')

    const target = join(temporaryFolder(), 'restored')
    await restore({ backup: to, dataDir: target })
    expect(check(target).problems).toEqual([])
    const restored = await start(target)
    try {
      const ids = new Set((await restored.database.find('notes')).map(({ _id }) => String(_id)))
      expect(before.filter((name) => !ids.has(`${name}left`))).toEqual([])
      expect(
        [...ids].filter((id) => !ids.has(id.replace(/left|right/, (side) => (side === 'left' ? 'right' : 'left')))),
      ).toEqual([])
      expect(await restored.database.count('notes', { tags: 'pair' })).toBe(ids.size)
      expect(restored.loginKey).toEqual(cloud.loginKey)
      const { fileList } = await sdkOf(restored).getTempFileURL({
        fileList: [`cloud://${envId}.local/photos/door.jpg`],
      })
      expect(await (await fetch((fileList[0] as { tempFileURL: string }).tempFileURL)).text()).toBe('a door')
    } finally {
      await restored.close()
    }
  })

  it('has its name only when it is whole, and covers nothing', async () => {
    const folder = temporaryFolder()
    expect((await sentence(backUp({ dataDir: folder, to: join(folder, 'x') }))).code).toBe('NO_DATA')
    writeFileSync(join(folder, 'taken'), 'mine')
    expect((await sentence(backUp({ dataDir, to: join(folder, 'taken') }))).code).toBe('TARGET_NOT_EMPTY')
    const beside = { 'gone.json': join(folder, 'not-there') }
    await refusal(backUp({ dataDir, to: join(folder, 'half'), beside }))
    expect(readdirSync(folder)).toEqual(['taken'])
  })

  it('is checked whole before anything is touched, and keeps aside what it replaces', async () => {
    const folder = temporaryFolder()
    const beside = { 'secrets.json': join(folder, 'secrets.json') }
    writeFileSync(beside['secrets.json'], '{"key":1}')
    await cloud.database.insertMany('notes', [{ _id: 'kept', tags: ['x'] }])
    await upload('a/b.txt', 'text')
    const to = join(folder, 'b')
    await backUp({ dataDir, to, beside })
    await cloud.database.insertMany('notes', [{ _id: 'later' }])

    expect((await sentence(restore({ backup: to, dataDir }))).code).toBe('TARGET_NOT_EMPTY')
    expect((await sentence(restore({ backup: to, dataDir, replace: true }))).code).toBe('ALREADY_RUNNING')
    await cloud.close()

    for (const name of ['files/a/b.txt', 'database.sqlite', 'beside/secrets.json', 'backup.json']) {
      const whole = readFileSync(join(to, name))
      const broken = Buffer.from(whole)
      broken.writeUInt8(broken.readUInt8(broken.length >> 1) ^ 0x55, broken.length >> 1)
      writeFileSync(join(to, name), name === 'backup.json' ? whole.subarray(0, 20) : broken)
      expect((await sentence(restore({ backup: to, dataDir, replace: true }))).code).toBe('BACKUP_DAMAGED')
      writeFileSync(join(to, name), whole)
      renameSync(join(to, name), join(to, 'away'))
      expect((await sentence(restore({ backup: to, dataDir, replace: true }))).code).toMatch(/BACKUP_DAMAGED|NO_DATA/)
      renameSync(join(to, 'away'), join(to, name))
    }
    cloud = await start(dataDir)
    expect(await cloud.database.count('notes')).toBe(2)
    await cloud.close()

    const restored = await restore({ backup: to, dataDir, replace: true })
    expect(restored.beside.map(({ name, file }) => [name, readFileSync(file, 'utf8')])).toEqual([
      ['secrets.json', '{"key":1}'],
    ])
    expect(existsSync(join(restored.before as string, 'database.sqlite'))).toBe(true)
    cloud = await start(dataDir)
    expect((await cloud.database.find('notes')).map(({ _id }) => _id)).toEqual(['kept'])
  })
})

describe('a check', () => {
  const folderWith = async (change: (connection: Connection, folder: string) => void) => {
    const dataDir = freshDataDir()
    const cloud = await start(dataDir)
    await cloud.database.insertMany('notes', [
      { _id: 'a', tags: ['x', 'y'] },
      { _id: 'b', tags: 'z' },
    ])
    await sdkOf(cloud).uploadFile({ cloudPath: 'a.txt', fileContent: Buffer.from('text') })
    await cloud.close()
    expect(check(dataDir)).toMatchObject({ problems: [], documents: 2, files: 1, unknownFiles: 0 })
    const connection = new Connection(join(dataDir, 'database.sqlite'))
    change(connection, dataDir)
    connection.close()
    return check(dataDir)
  }

  it.each<[what: string, change: (connection: Connection, folder: string) => void, problem: RegExp]>([
    ['a file that is gone', (_connection, folder) => rmSync(join(folder, 'files/a.txt')), /文件 a\.txt 不见了/],
    ['a kind that nobody noted', (db) => db.exec("DELETE FROM meta WHERE value='string'"), /tags 有 string 类的值/],
    [
      'an element that is missing',
      (db) => db.exec('DELETE FROM "m_i_notes_tags" WHERE k0=\'x\''),
      /a 在索引 i_notes_tags/,
    ],
    [
      'an element of a document that is gone',
      (db) => db.exec("INSERT INTO \"m_i_notes_tags\" VALUES('snobody','x')"),
      /有 3 个数组元素，应该是 2 个/,
    ],
    [
      'a document that cannot be read',
      (db) => db.exec("UPDATE c_notes SET doc='{' WHERE id='sb'"),
      /读不出来|malformed/,
    ],
  ])('finds %s', async (_what, change, problem) => {
    const { problems } = await folderWith((connection, folder) => {
      try {
        change(connection, folder)
      } catch {
        // SQLite itself refuses to store what its index cannot read.
        connection.exec('DROP INDEX "i_notes_tags"')
        change(connection, folder)
      }
    })
    expect(problems.join('\n')).toMatch(problem)
  })

  it('finds pages that were overwritten, and never changes them', async () => {
    const dataDir = freshDataDir()
    const cloud = await start(dataDir)
    await cloud.database.insertMany(
      'notes',
      Array.from({ length: 500 }, (_unused, n) => ({ n, text: 'x'.repeat(300) })),
    )
    await cloud.close()
    const file = join(dataDir, 'database.sqlite')
    const bytes = readFileSync(file)
    bytes.fill(0xa5, 8 * 4096, 20 * 4096)
    writeFileSync(file, bytes)
    expect(check(dataDir).problems.length).toBeGreaterThan(0)
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect((await sentence(start(dataDir))).message).toMatch(/备份/)
    mkdirSync(join(dataDir, 'unrelated'))
    expect((await sentence(backUp({ dataDir, to: join(temporaryFolder(), 'b') }))).code).toBe('DATABASE_DAMAGED')
  })
})
