import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalCloud } from '../../local'
import { openBrowser } from './support/browser'
import { envId, refusal, sdkOf, startCloud, temporaryFolder } from './support/cloud'

const fileId = (path: string) => `cloud://${envId}.local/${path}`

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
