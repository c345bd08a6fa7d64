import { PNG } from 'pngjs'
import type { LocalCloud } from '../../../local'
import { readQr } from '../../ui/read-qr'
import { refusal, sdkOf, startCloud } from '../support/cloud'
import { callWrapped } from '../support/wechat'

/** What a scanner reads; what is transparent is seen as white. */
function decodeQr({ data, width }: PNG): string | null {
  const grey = Array.from({ length: data.length / 4 }, (_none, at) =>
    data[at * 4 + 3] === 0 ? 255 : (data[at * 4] ?? 255),
  )
  return readQr({ grey, width })
}

const pages = ['pages/home/index', 'packages/visit/index']

describe('mini-program codes', () => {
  let cloud: LocalCloud
  beforeAll(async () => {
    cloud = await startCloud({ wechat: { appUrl: 'http://192.168.1.20:8787/', pages } })
  })
  const code = (args: object) => callWrapped(cloud, 'wxacode.getUnlimited', { scene: 'ABCD2345', ...args })
  const picture = async (args: object) => {
    const { content, contentType } = await code(args)
    expect(contentType).toBe('image/png')
    return PNG.sync.read(content)
  }
  const errcode = async (args: object) => JSON.parse(String((await code(args)).content)).errcode as number

  it.each<[what: string, args: object, url: string]>([
    ['a page', { page: 'packages/visit/index' }, 'http://192.168.1.20:8787/#/packages/visit/index?scene=ABCD2345'],
    ['no page: the first', {}, 'http://192.168.1.20:8787/#/pages/home/index?scene=ABCD2345'],
    [
      'every character a scene may have',
      { scene: "0aZ!#$&'()*+,/:;=?@-._~", page: 'packages/visit/index', width: 600 },
      `http://192.168.1.20:8787/#/packages/visit/index?scene=${encodeURIComponent("0aZ!#$&'()*+,/:;=?@-._~")}`,
    ],
    [
      'a page that does not exist yet',
      { page: 'pages/new/index', check_path: false, width: 280 },
      'http://192.168.1.20:8787/#/pages/new/index?scene=ABCD2345',
    ],
  ])('are scanned and lead to the browser app with %s', async (_what, args, url) => {
    expect(decodeQr(await picture(args))).toBe(url)
    expect(cloud.wechat.outbox.list({ kind: 'code' })[0]).toMatchObject({ errcode: 0, shown: { url } })
  })

  it('are as wide as was asked, in the colour that was asked, on white or on nothing', async () => {
    const { width, height, data } = await picture({ width: 500, line_color: { r: '10', g: 100, b: '0' } })
    expect([width, height]).toEqual([500, 500])
    const inks = (pixels: Buffer) =>
      new Set(Array.from({ length: pixels.length / 4 }, (_none, at) => pixels.readUInt32BE(at * 4).toString(16)))
    expect(inks(data)).toEqual(new Set(['ffffffff', 'a6400ff']))
    expect((await picture({})).width).toBe(430)
    expect(inks((await picture({ is_hyaline: true })).data)).toEqual(new Set(['ffffff00', 'ff']))
    expect(inks((await picture({ auto_color: true, line_color: { r: 9, g: 9, b: 9 } })).data)).toContain('ff')
  })

  it.each<[what: string, args: object, errcode: number]>([
    ['no scene', { scene: '' }, 40169],
    ['33 characters', { scene: 'a'.repeat(33) }, 40169],
    ['a scene in Chinese', { scene: '王奶奶' }, 40129],
    ['a per cent sign', { scene: 'a%20b' }, 40129],
    ['a space', { scene: 'a b' }, 40129],
    ['a scene that is a number', { scene: 5 }, 47001],
    ['a page that does not exist', { page: 'pages/gone/index' }, 41030],
    ['a page with a slash before it', { page: '/pages/home/index' }, 41030],
    ['a page with parameters', { page: 'pages/home/index?a=1', check_path: false }, 41030],
    ['279 pixels', { width: 279 }, 40097],
    ['1281 pixels', { width: 1281 }, 40097],
    ['a width in words', { width: '430' }, 40097],
    ['a version nobody has', { env_version: 'beta' }, 40097],
    ['a colour beyond 255', { line_color: { r: 256, g: 0, b: 0 } }, 40097],
    ['a colour in words', { line_color: 'red' }, 47001],
    ['transparency in words', { is_hyaline: 'yes' }, 47001],
  ])('are refused for %s', async (_what, args, wanted) => {
    expect(await errcode(args)).toBe(wanted)
  })

  it('take 32 characters', async () => {
    expect(decodeQr(await picture({ scene: '~'.repeat(32) }))).toMatch(/scene=~{32}$/)
  })

  it('are answered to the wrapped call only, and this is said', async () => {
    const asked = sdkOf(cloud).callWxOpenApi({ apiName: '/wxa/getwxacodeunlimit', requestData: { scene: 'a' } })
    expect(await refusal(asked)).toMatchObject({
      code: 'INVALID_PARAM',
      message: expect.stringContaining('callCompatibleWxOpenApi'),
    })
  })
})
