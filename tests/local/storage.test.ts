import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join, posix, win32 } from 'node:path'
import fc from 'fast-check'
import Database from 'libsql'
import type { LocalCloud } from '../../local'
import { asRefusal } from '../../local/storage/disk'
import { checkCloudPath } from '../../local/storage/file-paths'
import { openBrowser } from './support/browser'
import { envId, freshDataDir, refusal, sdkOf, startCloud, temporaryFolder, until } from './support/cloud'

const fileId = (path: string) => `cloud://${envId}.local/${path}`

describe('a path of a file', () => {
  it('never leads out of its folder, whatever it is, and is the same on every system', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '/', '\\', '//', 'a', 'CON', 'nul.', ' ', '%2e', '\0', ':', '中', '\u202e', '\ud800'),
      fc.string({ maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = pieces.join('')
        let accepted: string
        try {
          accepted = checkCloudPath(path)
        } catch {
          return
        }
        expect(accepted).toBe(path)
        expect(posix.join('/root', path)).toBe(`/root/${path}`)
        expect(win32.join('C:\\root', path)).toBe(`C:\\root\\${path.replaceAll('/', '\\')}`)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('what the disk says', () => {
  it.each([
    ['ENOSPC', 'is full'],
    ['SQLITE_FULL', 'is full'],
    ['EROFS', 'can only be read'],
    ['EACCES', 'can only be read'],
    ['ENOTDIR', 'crosses another file or folder'],
    ['ECONNRESET', 'was cut short'],
  ])('%s is told in words', (code, words) => {
    expect(asRefusal(Object.assign(new Error(code), { code }))).toMatchObject({
      code: 'STORAGE_REQUEST_FAIL',
      message: expect.stringContaining(words),
    })
  })

  it('stays a bug when nobody expects it', () => {
    const bug = new TypeError('x is undefined')
    expect(asRefusal(bug)).toBe(bug)
  })
})

describe('files', () => {
  let cloud: LocalCloud
  let sdk: ReturnType<typeof sdkOf>
  let nowMs = Date.now()
  const dataDir = join(temporaryFolder(), 'data')
  beforeAll(async () => {
    cloud = await startCloud({ dataDir, now: () => nowMs })
    sdk = sdkOf(cloud)
  })
  const upload = (cloudPath: string, text: string) => sdk.uploadFile({ cloudPath, fileContent: Buffer.from(text) })
  const download = async (path: string) => String((await sdk.downloadFile({ fileID: fileId(path) })).fileContent)
  const urlOf = async (path: string, maxAge = 60) =>
    (await sdk.getTempFileURL({ fileList: [{ fileID: fileId(path), maxAge }] })).fileList[0]?.tempFileURL as string

  it('are stored and given back byte for byte, under names in Chinese and with spaces', async () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_unused, n) => (n * 7) % 256))
    const { fileID } = await sdk.uploadFile({ cloudPath: '照片/门牌 (1).jpg', fileContent: bytes })
    expect(fileID).toBe(fileId('照片/门牌 (1).jpg'))
    const { fileContent } = await sdk.downloadFile({ fileID })
    expect(Buffer.compare(fileContent as Buffer, bytes)).toBe(0)
    expect(existsSync(join(dataDir, 'files', '照片', '门牌 (1).jpg'))).toBe(true)
  })

  it('replace what stood there, leave nothing half behind, and tell their size and kind', async () => {
    await upload('a/note.txt', 'first')
    await upload('a/note.txt', 'second, longer')
    expect(await download('a/note.txt')).toBe('second, longer')
    expect(readdirSync(join(dataDir, 'files', '.incoming'))).toEqual([])
    expect(statSync(join(dataDir, 'files', 'a', 'note.txt')).mode & 0o077).toBe(0)
    const { fileList } = await sdk.getFileInfo({ fileList: [fileId('a/note.txt')] })
    expect(fileList[0]).toMatchObject({ code: 'SUCCESS', size: 14, mime: 'text/plain' })
  })

  it('are copied, moved and deleted', async () => {
    await upload('from/x.txt', 'x')
    await sdk.copyFile({ fileList: [{ srcPath: 'from/x.txt', dstPath: 'copy/x.txt' }] })
    await sdk.copyFile({ fileList: [{ srcPath: 'from/x.txt', dstPath: 'moved/x.txt', removeOriginal: true }] })
    expect(await download('copy/x.txt')).toBe('x')
    expect(await download('moved/x.txt')).toBe('x')
    const { fileList } = await sdk.deleteFile({ fileList: [fileId('copy/x.txt'), fileId('from/x.txt')] })
    expect(fileList.map(({ code }: { code: string }) => code)).toEqual(['SUCCESS', 'STORAGE_FILE_NONEXIST'])
    expect(await refusal(sdk.downloadFile({ fileID: fileId('copy/x.txt') }))).toMatchObject({
      code: 'STORAGE_FILE_NONEXIST',
    })
  })

  it('are reached only by a signed address, until it expires', async () => {
    await upload('private.txt', 'private')
    const url = await urlOf('private.txt', 60)
    expect(await (await fetch(url)).text()).toBe('private')
    expect((await fetch(url.split('?')[0] as string)).status).toBe(403)
    await upload('other.txt', 'other')
    expect((await fetch(url.replace('private.txt', 'other.txt'))).status).toBe(403)
    expect((await fetch(url.replace(/t=(\d+)/, (_all, t) => `t=${Number(t) + 600}`))).status).toBe(403)
    expect((await fetch(url, { method: 'PUT', body: 'overwritten' })).status).toBe(403)
    nowMs += 61_000
    expect((await fetch(url)).status).toBe(403)
    expect(await download('private.txt')).toBe('private')
  })

  it('are never run as a page of this server', async () => {
    await upload('evil.html', '<script>alert(1)</script>')
    const { headers } = await fetch(await urlOf('evil.html'))
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each([
    '../outside.txt',
    'a/../../outside.txt',
    '/etc/passwd',
    'a//b',
    './a',
    'a/.',
    '.incoming/../x',
    '.incoming/x',
    'a/.hidden',
    'a\\b',
    'a\0b',
    'a%2e%2e/b',
    'a?b',
    'a#b',
    'C:/x',
    'CON',
    'a/nul.txt',
    'Com1.tar.gz/x',
    'a\u202e\ud800b',
    '',
    ' a',
    'a.',
    `${'x'.repeat(201)}`,
    `${'x/'.repeat(500)}y`,
  ])('at %j do not exist and cannot be made', async (path) => {
    const failed = await refusal(path === '' ? sdk.getUploadMetadata({ cloudPath: path }) : upload(path, 'x'))
    expect(failed.code).toBe('INVALID_PARAM')
    const { fileList } = await sdk.getTempFileURL({ fileList: [fileId(path || '..')] })
    expect(fileList[0]?.code).toBe('INVALID_PARAM')
  })

  it('of another environment are refused', async () => {
    const { fileList } = await sdk.getTempFileURL({ fileList: ['cloud://other-env.local/a.txt'] })
    expect(fileList[0]?.code).toBe('INVALID_PARAM')
  })

  it('cannot take the place of a folder, or pass through a file', async () => {
    await upload('folder/inside.txt', 'x')
    expect((await refusal(upload('folder', 'x'))).code).toBe('STORAGE_REQUEST_FAIL')
    expect((await refusal(upload('folder/inside.txt/deeper', 'x'))).code).toBe('STORAGE_REQUEST_FAIL')
    expect(await download('folder/inside.txt')).toBe('x')
  })

  it('may stand where a folder was, once nothing is in it', async () => {
    await upload('was/folder/inside.txt', 'x')
    await sdk.deleteFile({ fileList: [fileId('was/folder/inside.txt')] })
    await upload('was', 'now a file')
    expect(await download('was')).toBe('now a file')
  })

  it('tell what the uploader said they are, their size, and a mark that changes with the content', async () => {
    const put = async (type: string, text: string) => {
      const { data } = await sdk.getUploadMetadata({ cloudPath: 'kind/picture' })
      return fetch(data.url, { method: 'PUT', body: text, headers: { 'content-type': type } })
    }
    expect((await put('image/webp', 'first')).status).toBe(200)
    const url = await urlOf('kind/picture')
    const first = await fetch(url, { method: 'HEAD' })
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-length': '5',
      'accept-ranges': 'bytes',
      etag: '"8b04d5e3775d298e78455efc5ca404d5"',
    })
    expect((await fetch(url, { headers: { 'if-none-match': first.headers.get('etag') as string } })).status).toBe(304)
    await put('nonsense', 'second')
    const second = await fetch(url)
    expect(second.headers.get('content-type')).toBe('application/octet-stream')
    expect(second.headers.get('etag')).not.toBe(first.headers.get('etag'))
    await sdk.copyFile({ fileList: [{ srcPath: 'a/note.txt', dstPath: 'copied/note.txt' }] })
    expect((await fetch(await urlOf('copied/note.txt'))).headers.get('content-type')).toContain('text/plain')
  })

  it.each<[header: string, status: number, part: string, range: string | null]>([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=5-2', 200, '0123456789', null],
    ['bytes=0-1,3-4', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
  ])('are given in part for %s', async (header, status, part, range) => {
    await upload('parts.txt', '0123456789')
    const answer = await fetch(await urlOf('parts.txt'), { headers: { range: header } })
    expect({ status: answer.status, part: await answer.text(), range: answer.headers.get('content-range') }).toEqual({
      status,
      part,
      range,
    })
  })

  it('are given in part only while they are the same', async () => {
    await upload('same.txt', '0123456789')
    const url = await urlOf('same.txt')
    const etag = (await fetch(url)).headers.get('etag') as string
    const part = async (ifRange: string) =>
      (await fetch(url, { headers: { range: 'bytes=0-3', 'if-range': ifRange } })).text()
    expect(await part(etag)).toBe('0123')
    expect(await part('"another"')).toBe('0123456789')
  })

  it('may be empty', async () => {
    const { data } = await sdk.getUploadMetadata({ cloudPath: 'empty.txt' })
    await fetch(data.url, { method: 'PUT', body: '' })
    expect(await download('empty.txt')).toBe('')
    expect((await fetch(await urlOf('empty.txt'), { headers: { range: 'bytes=0-' } })).status).toBe(416)
  })

  it('leave nothing behind when the upload is cut short, and what stood there stays', async () => {
    await upload('cut.txt', 'whole')
    const { data } = await sdk.getUploadMetadata({ cloudPath: 'cut.txt' })
    const sent = request(data.url, { method: 'PUT', headers: { 'content-length': '1000' } })
    sent.on('error', () => undefined)
    sent.write('half of it')
    const incoming = join(dataDir, 'files', '.incoming')
    await until(() => readdirSync(incoming).length === 1)
    sent.destroy()
    await until(() => readdirSync(incoming).length === 0)
    expect(await download('cut.txt')).toBe('whole')
  })

  it('that were cut short by the end of the cloud are cleared away at the next start', async () => {
    const folder = freshDataDir()
    mkdirSync(join(folder, 'files', '.incoming'), { recursive: true })
    writeFileSync(join(folder, 'files', '.incoming', 'half'), 'x')
    await startCloud({ dataDir: folder })
    expect(readdirSync(join(folder, 'files', '.incoming'))).toEqual([])
  })

  it('are not overwritten by a copy that was not to, nor given a part of two when both are written at once', async () => {
    await upload('both/x.txt', 'standing')
    await upload('new/x.txt', 'new')
    const copy = { srcPath: 'new/x.txt', dstPath: 'both/x.txt', overwrite: false }
    const { fileList } = await sdk.copyFile({ fileList: [copy] })
    expect(fileList[0]).toMatchObject({ code: 'STORAGE_REQUEST_FAIL' })
    expect(await download('both/x.txt')).toBe('standing')
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(200_000))
    await Promise.all(texts.map((text) => upload('both/x.txt', text)))
    expect(texts).toContain(await download('both/x.txt'))
    expect(readdirSync(join(dataDir, 'files', '.incoming'))).toEqual([])
  })

  it('are read to their end as they were when the reading began', async () => {
    const before = 'b'.repeat(3_000_000)
    await upload('changing.txt', before)
    const answer = await fetch(await urlOf('changing.txt'))
    await upload('changing.txt', 'after')
    expect((await answer.text()).length).toBe(before.length)
    expect(await download('changing.txt')).toBe('after')
  })

  it('larger than allowed are refused in words, and nothing of them stays', async () => {
    const small = await startCloud({ fileLimitBytes: 64 * 1024 })
    const smallSdk = sdkOf(small)
    const send = (bytes: number) => smallSdk.uploadFile({ cloudPath: 'large.bin', fileContent: Buffer.alloc(bytes, 1) })
    await send(64 * 1024)
    expect(await refusal(send(64 * 1024 + 1))).toMatchObject({
      code: 'STORAGE_REQUEST_FAIL',
      message: expect.stringContaining('EXCEED_REQUEST_SIZE_LIMIT'),
    })
    expect(await refusal(send(2 * 1024 * 1024))).toMatchObject({ code: 'STORAGE_REQUEST_FAIL' })
    const { fileContent } = await smallSdk.downloadFile({ fileID: fileId('large.bin') })
    expect((fileContent as Buffer).length).toBe(64 * 1024)
    const browser = openBrowser(small)
    await browser.auth.signInAnonymously({})
    const filePath = new browser.window.File(['x'.repeat(70_000)], 'large.txt')
    await expect(browser.app.uploadFile({ cloudPath: 'mine.txt', filePath })).rejects.toThrow(
      'EXCEED_REQUEST_SIZE_LIMIT',
    )
  })

  it('of the cloud before this one keep their owner', async () => {
    const folder = freshDataDir()
    mkdirSync(join(folder, 'files'))
    writeFileSync(join(folder, 'files', 'old.txt'), 'old')
    const old = new Database(join(folder, 'database.sqlite'))
    old.exec(
      "CREATE TABLE files(path TEXT PRIMARY KEY, owner TEXT NOT NULL) WITHOUT ROWID; INSERT INTO files VALUES('old.txt','77')",
    )
    old.close()
    const later = await startCloud({ dataDir: folder })
    const browser = openBrowser(later)
    await browser.auth.signInAnonymously({})
    const { fileList } = await browser.app.getTempFileURL({ fileList: [fileId('old.txt')] })
    expect(fileList[0]?.code).toBe('STORAGE_EXCEED_AUTHORITY')
    const { fileContent } = await sdkOf(later).downloadFile({ fileID: fileId('old.txt') })
    expect(String(fileContent)).toBe('old')
  })

  it.each([
    ['POST', '/v1/storages/get-everything'],
    ['GET', '/v1/storages/object/list/bucket'],
    ['PUT', '/v1/storages/object/bucket/a.txt'],
    ['POST', '/v1/storages/bucket/'],
  ])('are reached in no other way: %s %s says that it is not served', async (method, path) => {
    const answer = await fetch(cloud.url + path, { method })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({
      code: 'INVALID_ACTION',
      message: expect.stringContaining('not served'),
    })
  })

  it('cannot be asked for fifty-one at a time', async () => {
    const ids = Array.from({ length: 51 }, (_none, n) => fileId(`${n}.txt`))
    expect(await refusal(sdk.getTempFileURL({ fileList: ids }))).toMatchObject({ code: 'INVALID_PARAM' })
    expect((await sdk.getTempFileURL({ fileList: ids.slice(1) })).fileList).toHaveLength(50)
  })

  describe('in the browser SDK', () => {
    let browser: ReturnType<typeof openBrowser>
    beforeAll(async () => {
      nowMs = Date.now()
      browser = openBrowser(cloud)
      await browser.auth.signInAnonymously({})
    })
    const fileOf = (text: string) => new browser.window.File([text], 'chosen.txt', { type: 'text/plain' })

    it('are uploaded, linked and deleted by who uploaded them', async () => {
      const { fileID } = await browser.app.uploadFile({ cloudPath: '上传/mine.txt', filePath: fileOf('mine') })
      expect(await download('上传/mine.txt')).toBe('mine')
      const { fileList } = await browser.app.getTempFileURL({ fileList: [fileID] })
      expect(await (await fetch(fileList[0]?.tempFileURL as string)).text()).toBe('mine')
      expect((await browser.app.deleteFile({ fileList: [fileID] })).fileList[0]?.code).toBe('SUCCESS')
    })

    it('are copied and moved by who uploaded them, and by nobody else', async () => {
      const { fileID } = await browser.app.uploadFile({ cloudPath: 'copying/x.txt', filePath: fileOf('mine') })
      const copy = (srcPath: string, dstPath: string, more = {}) =>
        browser.app.copyFile({ fileList: [{ srcPath, dstPath, ...more }] })
      expect((await copy('copying/x.txt', 'copied/by-me/x.txt')).fileList[0]).toMatchObject({ code: 'SUCCESS' })
      expect(await download('copied/by-me/x.txt')).toBe('mine')
      await copy('copying/x.txt', 'moved/by-me/x.txt', { removeOriginal: true })
      expect((await sdk.getTempFileURL({ fileList: [fileID] })).fileList[0]?.code).toBe('STORAGE_FILE_NONEXIST')
      await upload('secret/x.txt', 'function')
      expect((await copy('secret/x.txt', 'stolen/x.txt')).fileList[0]?.code).toBe('STORAGE_EXCEED_AUTHORITY')
      expect((await copy('moved/by-me/x.txt', 'secret/x.txt')).fileList[0]?.code).toBe('STORAGE_EXCEED_AUTHORITY')
      expect((await copy('moved/by-me/x.txt', '../x.txt')).fileList[0]?.code).toBe('INVALID_PARAM')
      expect(await download('secret/x.txt')).toBe('function')
    })

    it('tell their size and kind', async () => {
      const { fileID } = await browser.app.uploadFile({ cloudPath: 'info/x.txt', filePath: fileOf('twelve bytes') })
      expect((await browser.app.getFileInfo({ fileList: [fileID] })).fileList[0]).toMatchObject({
        code: 'SUCCESS',
        size: 12,
        mime: 'text/plain',
      })
    })

    it('of somebody else, or of a function, are neither read, replaced nor deleted', async () => {
      const { fileID } = await browser.app.uploadFile({ cloudPath: 'owned/by-first.txt', filePath: fileOf('first') })
      await upload('owned/by-function.txt', 'function')
      await browser.auth.signInAnonymously({})
      for (const id of [fileID, fileId('owned/by-function.txt')]) {
        expect((await browser.app.getTempFileURL({ fileList: [id] })).fileList[0]?.code).toBe(
          'STORAGE_EXCEED_AUTHORITY',
        )
        expect((await browser.app.deleteFile({ fileList: [id] })).fileList[0]?.code).toBe('STORAGE_EXCEED_AUTHORITY')
        const path = id.replace(/^cloud:\/\/[^/]+\//, '')
        await expect(browser.app.uploadFile({ cloudPath: path, filePath: fileOf('taken') })).rejects.toThrow(
          'STORAGE_EXCEED_AUTHORITY',
        )
      }
      expect(await download('owned/by-first.txt')).toBe('first')
      expect(await download('owned/by-function.txt')).toBe('function')
    })
  })
})
