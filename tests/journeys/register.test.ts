import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { creditCheckOf } from '#domain/place/credit-code'
import { StoredPlace } from '#domain/place/stored'
import { readPdf, scan } from '../cloudfunctions/paper'
import type { Person } from '../cloudfunctions/street'
import { browserHands } from './support/browser-hands'
import type { Hands } from './support/hands'
import { openStage, type Stage } from './support/stage'

let stage: Stage
let staff: Person
beforeAll(async () => {
  stage = await openStage()
  staff = await stage.street.addPerson('streetStaff', '/d1/s1', { name: '何登记' })
})
afterAll(() => stage?.close())

const community = '/d1/s1/c01'
const importPage = 'packages/directory/place-import/index'

async function at(path: string, kind: 'phone' | 'desk' = 'desk'): Promise<{ hands: Hands; page: Page }> {
  const window = await stage.openAs(staff, kind)
  await browserHands(window).see('，何登记')
  const page = await window.context.newPage()
  await page.goto(stage.addressOf(path))
  return { hands: browserHands({ ...window, page }), page }
}

const placesNamed = async (name: string): Promise<StoredPlace[]> =>
  (await stage.street.find('places', { name })).map((place) => StoredPlace.parse(place))

let serial = 0
const creditCode = (): string => {
  const head = `91999999MC${String(serial++).padStart(7, '0')}`
  return head + creditCheckOf(head)
}

type Rows = Record<string, string>[]

/** Presses what makes a file, and reads the table that the browser then keeps. */
async function tableFrom(page: Page, hands: Hands, words: string): Promise<ExcelJS.Workbook> {
  const [download] = await Promise.all([page.waitForEvent('download'), hands.tap(words)])
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(readFileSync(await download.path()) as never)
  return workbook
}

/** Fills rows into a table and chooses it as somebody does who is asked for a file. */
async function choose(page: Page, hands: Hands, workbook: ExcelJS.Workbook, rows: Rows): Promise<void> {
  const sheet = workbook.worksheets[0] as ExcelJS.Worksheet
  const headers = (sheet.getRow(1).values as string[]).slice(1)
  // Rows that are taken out leave holes behind: they are written over instead.
  const lines = Math.max(rows.length, sheet.rowCount - 1)
  for (let line = 0; line < lines; line++)
    sheet.getRow(line + 2).values = headers.map((header) => rows[line]?.[header] ?? '')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), hands.tap('选一张表')])
  await chooser.setFiles({
    name: '单位.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
  })
}

describe('a table of places in the browser', () => {
  it('is fetched, filled in, told what is wrong by its cell, mended, brought in, and changed by an export', async () => {
    const { hands, page } = await at(importPage)
    await hands.see('下载模板')
    const template = await tableFrom(page, hands, '下载模板')
    const right = { 名称: '恒达机电', 统一社会信用代码: creditCode(), 类型: '企业', 社区: '桃园社区', 用工人数: '30' }
    await choose(page, hands, template, [right, { ...right, 统一社会信用代码: '123', 名称: '坏的一行' }])
    await hands.see('有 1 处要改')
    await hands.see('B3：统一社会信用代码要 18 位，现在是 3 位')
    await hands.picture('register - one bad row')
    expect(await placesNamed('恒达机电')).toEqual([])

    await choose(page, hands, template, [right])
    await hands.see('新增 1 家，更新 0 家，不变 0 家。')
    await hands.tap('导入 1 家')
    await hands.see('1 家都导入了')
    const [made] = await placesNamed('恒达机电')
    expect(made?.registry?.staff).toEqual({ band: 'upTo49', count: 30 })

    await page.goto(stage.addressOf('packages/directory/places/index'))
    const exported = await tableFrom(page, hands, '导出表格')
    const sheet = exported.worksheets[0] as ExcelJS.Worksheet
    const headers = (sheet.getRow(1).values as string[]).slice(1)
    const rows = Array.from({ length: sheet.rowCount - 1 }, (_, row) =>
      Object.fromEntries(headers.map((header, column) => [header, sheet.getRow(row + 2).getCell(column + 1).text])),
    )
    await page.goto(stage.addressOf(importPage))
    const edited = rows.map((row) => (row.名称 === '恒达机电' ? { ...row, 用工人数: '120' } : row))
    await choose(page, hands, exported, edited)
    await hands.see(/新增 0 家，更新 1 家，不变 \d+ 家。/)
    await hands.picture('register - what would change')
    await hands.tap('导入 1 家')
    await hands.see('1 家都导入了')
    expect((await placesNamed('恒达机电')).map(({ registry }) => registry?.staff?.count)).toEqual([120])
    expect(hands.problems()).toEqual([])
    await hands.close()
  })

  it('of 3,000 rows comes in with its progress shown', async () => {
    const { hands, page } = await at(importPage)
    const template = await tableFrom(page, hands, '下载模板')
    const rows = Array.from({ length: 3000 }, (_, nth) => ({
      ...{ 名称: `大批${nth}`, 统一社会信用代码: creditCode(), 类型: '企业', 社区: '桃园社区', 网格: '第 1 网格' },
    }))
    const seen: string[] = []
    await page.exposeFunction('sayProgress', (text: string) => seen.push(text))
    await page.evaluate(() => {
      new MutationObserver(() => {
        const said = /已导入 \d+ 家，共 \d+ 家/.exec(document.body.innerText)?.[0]
        if (said) void (globalThis as never as { sayProgress(text: string): void }).sayProgress(said)
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    await choose(page, hands, template, rows)
    await hands.see('3000 行都对')
    await hands.tap('导入 3000 家')
    await hands.see('3000 家都导入了')
    expect(await stage.street.find('places', { name: '大批2999' })).toHaveLength(1)
    expect(new Set(seen).size).toBeGreaterThanOrEqual(2)
    await hands.close()
  }, 120_000)
})

describe.each(['phone', 'desk'] as const)('a place written down on the %s', (kind) => {
  it('has everything that a site is asked for, and keeps its contact when it is corrected', async () => {
    const name = `柳岸${kind}工地`
    const { hands, page } = await at('packages/directory/place-edit/index', kind)
    await hands.see('登记这一家')
    await hands.tap('工地')
    await hands.type('名称', name)
    await page.getByLabel('社区或网格', { exact: true }).selectOption({ label: '桃园社区·第 1 网格' })
    await hands.type('统一社会信用代码', creditCode())
    await hands.type('地图上的位置', '121.4737, 31.2304')
    await hands.type('联系人', '欧阳建国')
    await hands.type('联系电话', '13900001234')
    await hands.tap('加一家')
    await hands.type('第 1 家的名字', '柳溪建设')
    await hands.picture(`register - a site, ${kind}`)
    await hands.tap('登记这一家')
    await hands.see('欧**国 139****1234')
    await hands.picture(`register - the card of a site, ${kind}`)
    await hands.tap('改资料')
    await hands.see('已经有了，空着就不改')
    await hands.type('地址', '柳溪路 8 号')
    await hands.tap('改好了')
    await hands.see('柳溪路 8 号')
    const [place] = await placesNamed(name)
    expect(place?.registry).toMatchObject({
      ...{ address: '柳溪路 8 号', location: { lat: 31.2304, lng: 121.4737 } },
      contractors: [{ part: 'general', name: '柳溪建设', creditCode: null }],
    })
    await hands.see('欧**国 139****1234')
    expect(hands.problems()).toEqual([])
    await hands.close()
  })
})

describe('what was written down twice', () => {
  it('becomes one: the boards of the other lead to the one that stays', async () => {
    const [keep, gone] = [
      await stage.street.addPlace(`${community}/g01`, { name: '惠民超市' }),
      await stage.street.addPlace(community, { name: '惠民超市' }),
    ]
    const { hands } = await at('packages/directory/places/index')
    await hands.tap('登记重了的')
    await hands.tap(/^惠民超市/)
    await hands.see('留下哪一份？')
    await hands.picture('register - two beside each other')
    const [ahead = ''] = (await hands.read()).split('第 2 份')
    const side = ahead.includes(keep.code.slice(4)) ? '第 1 份' : '第 2 份'
    await hands.tap(`留${side}`)
    await hands.tap(`留${side}，合成一家`)
    await hands.tap('合成一家')
    await hands.see('再发一个码')
    expect(await stage.street.find('placeCodes', { _id: gone.code })).toMatchObject([{ placeId: keep.placeId }])
    expect(await stage.street.find('places', { _id: gone.placeId })).toMatchObject([
      { state: 'merged', mergedInto: keep.placeId },
    ])
    expect(hands.problems()).toEqual([])
    await hands.close()
  })
})

describe('a sheet of codes from the browser', () => {
  it('is a PDF whose code, scanned, opens the app at that door', async () => {
    const door = await stage.street.addPlace('/d1/s1/c02', { name: '长青五金', kind: 'shop' })
    const { hands, page } = await at(`packages/directory/code-sheet/index?id=${door.placeId}`)
    await hands.see('长青五金')
    const [download] = await Promise.all([page.waitForEvent('download'), hands.tap('做成 PDF')])
    await hands.see('1 个码，1 页')
    await hands.picture('register - a sheet of codes')
    const [sheet] = readPdf(readFileSync(await download.path()))
    if (!sheet) throw new Error('no page')
    const link = scan(sheet, { x: 100, y: 140, width: 395, height: 380 })
    expect(link).toBe(`${stage.street.local.url}/?scene=${door.code}`)
    const passer = await stage.open('phone')
    await passer.page.goto(String(link))
    await browserHands(passer).see('长青五金')
    await passer.context.close()
    await hands.close()
  })
})

describe('a code that leads to no place any more', () => {
  const unknown = 'ZZZZ2222'
  const revoked = async (): Promise<string> =>
    (await stage.street.addPlace(`${community}/g01`, { name: '换过牌的店', revoked: true })).code

  it('opens a page in the browser that says so and helps all the same', async () => {
    for (const [code, words] of [
      [await revoked(), '这块牌子换过码了'],
      [unknown, '这个码认不出来'],
    ] as const) {
      const window = await stage.open('phone')
      await window.page.goto(`${stage.street.local.url}/?scene=${code}`)
      const hands = browserHands(window)
      await hands.see(words)
      await hands.see('工资没发、少发')
      expect(await hands.read()).not.toContain('换过牌的店')
      expect(window.problems).toEqual([])
      await window.context.close()
    }
  })

  it('does the same in WeChat', async () => {
    const passer = { openid: 'o-passer' } as Pick<Person, 'openid'>
    for (const [code, words] of [
      [await revoked(), '这块牌子换过码了'],
      [unknown, '这个码认不出来'],
    ] as const) {
      const hands = await stage.openWechat(passer, {}, `/pages/report/index?scene=${code}`)
      await hands.see(words)
      await hands.see('工资没发、少发')
      expect(await hands.read()).not.toContain('换过牌的店')
      await hands.close()
    }
  })
})
