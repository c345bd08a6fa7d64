import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { StoredReport } from '#domain/report/stored'
import { exifSegment, plainJpeg, secretWords } from '../cloudfunctions/pictures'
import { newId } from '../cloudfunctions/street'
import { type Host, PhoneFiles, PhoneStorage } from '../weapp/host'
import { browserHands } from './support/browser-hands'
import type { Hands } from './support/hands'
import { miniProgramOf } from './support/mini-program'
import { openStage, type Stage } from './support/stage'
import { wechatHands } from './support/wechat-hands'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const grid = '/d1/s1/c01/g01'

/** A photo as a camera leaves it: where, when and with what it was taken stands beside the picture. */
const fromCamera = Buffer.concat([plainJpeg.subarray(0, 2), exifSegment({ orientation: 1 }), plainJpeg.subarray(2)])

/** A phone of somebody whom nobody knows; it can be killed and opened again. */
interface Phone {
  hands: Hands
  /** Chooses these photos at the control that is called so. */
  show(words: string, count: number): Promise<void>
  killAndOpen(path: string): Promise<Phone>
  /** From now on nothing reaches the street, or everything does again. */
  cut(off: boolean): Promise<void>
}

async function browserPhone(at: string): Promise<Phone> {
  const window = await stage.open('phone')
  const { page, context } = window
  await page.goto(`${stage.street.local.url}/${at}`)
  return phoneAround(page)

  function phoneAround(page: Page): Phone {
    const hands = browserHands({ ...window, page })
    return {
      hands,
      async show(words, count) {
        const [chooser] = await Promise.all([page.waitForEvent('filechooser'), hands.tap(words)])
        await chooser.setFiles(
          Array.from({ length: count }, (_, n) => ({ name: `${n}.jpg`, mimeType: 'image/jpeg', buffer: fromCamera })),
        )
      },
      async killAndOpen(path) {
        const next = await context.newPage()
        await page.close()
        await next.goto(`${stage.street.local.url}/${path}`)
        return phoneAround(next)
      },
      cut: (off) => context.setOffline(off),
    }
  }
}

async function wechatPhone(at: string): Promise<Phone> {
  const who = { openid: `o-worker-${newId()}` }
  const storage = new PhoneStorage()
  const files = new PhoneFiles()
  const launch = async (path: string): Promise<Phone> =>
    phoneAround(await miniProgramOf(stage.street, who, { storage, files }).launch(path))
  return launch(at)

  function phoneAround(host: Host): Phone {
    return {
      hands: wechatHands(host),
      async show(words, count) {
        await host.photos(Array.from({ length: count }, () => ({ bytes: fromCamera, width: 4000, height: 3000 })))
        await host.tap(words)
      },
      async killAndOpen(path) {
        host.kill()
        await host.close()
        return launch(path)
      },
      async cut(off) {
        await host.setNetwork(off ? 'none' : 'wifi')
      },
    }
  }
}

const reportPage = (more: string): string => `pages/report/index?${more}`
const phones = {
  browser: {
    open: (more: string) => browserPhone(`#/${reportPage(more)}`),
    at: (more: string) => `#/${reportPage(more)}`,
  },
  'mini-program': {
    open: (more: string) => wechatPhone(`/${reportPage(more)}`),
    at: (more: string) => `/${reportPage(more)}`,
  },
} as const

const reportsAt = (placeName: string): Promise<StoredReport[]> => stage.street.find('reports', { placeName })

async function firstSteps(hands: Hands): Promise<void> {
  await hands.tap(/^工资没发、少发/)
  await hands.tap('工资少发')
  await hands.tap('已经不干了')
  await hands.tap('老板找不到了')
  await hands.tap(/^下一步/)
  await hands.tap('我知道准数，自己填')
  await hands.type('欠您一个人多少元', '12345.6')
  await hands.tap('2 – 4 人')
  await hands.tap(/^下一步/)
}

describe.each(['browser', 'mini-program'] as const)('a report with the %s', (on) => {
  it('takes its photos along without what stood beside the picture, and is followed on another phone by its receipt', async () => {
    const { street } = stage
    const site = await street.addPlace(grid, { name: `水岸工地 ${on}`, kind: 'site' })
    const { hands, show } = await phones[on].open(`code=${site.code}`)
    await hands.see(site.name)
    await firstSteps(hands)
    await hands.tap('总包')
    await hands.tap(/^下一步/)
    await show('拍照或选照片', 2)
    await hands.see('下一步：核对一下')
    await hands.picture(`reporting photos ${on}`)
    await hands.tap('下一步：核对一下')
    await hands.tap(/^只告诉调解员/)
    await hands.type('怎么称呼您', '王师傅')
    await hands.type('手机号', '138 0000 1111')
    await hands.see('¥12,345.60')
    await hands.see('案件办结 2 年后删掉')
    await hands.tap('交给街道')
    await hands.see('街道收到了，放心')
    await hands.see('街道收到了 2 张照片')
    await hands.picture(`reporting receipt ${on}`)

    const [report, ...others] = await reportsAt(site.name)
    expect(others).toEqual([])
    expect(report).toMatchObject({
      openness: 'mediatorOnly',
      claim: { trouble: 'wagesShort', stillThere: false, concerns: ['bossGone'], people: 'twoToFour' },
    })
    expect(report?.claim.amount).toEqual({ by: 'exact', amountFen: 1_234_560 })
    expect(report?.photos).toHaveLength(2)
    for (const { fileId } of report?.photos ?? []) {
      const bytes = readFileSync(path.join(street.dataDir, 'files', fileId.replace(/^cloud:\/\/[^/]+\//, '')))
      expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff')
      expect(bytes.toString('latin1')).not.toMatch(new RegExp(`${secretWords}|Exif`))
    }

    const receipt = (await hands.read()).replace(/\s/g, '').match(/\d{16}/)?.[0] as string
    await hands.tap('给调解员留言')
    await hands.type('想说什么？', '工头今天又没接电话')
    await hands.tap('发给调解员')
    await hands.see('工头今天又没接电话')
    expect(hands.problems()).toEqual([])
    await hands.close()

    const elsewhere = (await phones[on].open('to=find')).hands
    await elsewhere.type('16 位回执号', `${receipt.slice(0, 15)}${(Number(receipt[15]) + 1) % 10}`)
    await elsewhere.see('这 16 个数字对不上')
    await elsewhere.type('16 位回执号', receipt)
    await elsewhere.tap('看看到哪一步了')
    await elsewhere.see('工头今天又没接电话')
    await elsewhere.see(/没有记在这台/)
    expect(await elsewhere.read()).not.toMatch(/王师傅|1380000/)
    expect(elsewhere.problems()).toEqual([])
    await elsewhere.close()
  })

  it('goes on after a kill where it was, with every answer and photo', async () => {
    const site = await stage.street.addPlace(grid, { name: `云山工地 ${on}`, kind: 'site' })
    let phone = await phones[on].open(`code=${site.code}`)
    await phone.hands.see(site.name)
    await firstSteps(phone.hands)
    await phone.hands.tap('包工头')
    await phone.hands.tap(/^下一步/)
    await phone.show('拍照或选照片', 1)
    await phone.hands.see('下一步：核对一下')
    phone = await phone.killAndOpen(phones[on].at(`code=${site.code}`))
    await phone.hands.see('上次填到第 4 步')
    await phone.hands.tap(/^接着填完/)
    await phone.hands.see('第 4 步')
    await phone.hands.see('下一步：核对一下')
    await phone.hands.tap('下一步：核对一下')
    phone = await phone.killAndOpen(phones[on].at('to=write'))
    await phone.hands.see('第 5 步')
    await phone.hands.see('¥12,345.60')
    await phone.hands.tap(/^不留姓名/)
    await phone.hands.tap('交给街道')
    await phone.hands.see('街道收到了，放心')
    await phone.hands.see('街道收到了 1 张照片')
    expect(await reportsAt(site.name)).toMatchObject([{ openness: 'anonymous', contactSealed: null }])
    // And the receipt is there after one more.
    phone = await phone.killAndOpen(on === 'browser' ? '#/pages/progress/index' : '/pages/progress/index')
    await phone.hands.see(site.name)
    await phone.hands.tap(new RegExp(site.name))
    await phone.hands.see('街道收到了，放心')
    expect(phone.hands.problems()).toEqual([])
    await phone.hands.close()
  })

  it('handed in without a signal loses nothing, goes out by itself when it is back, and counts once', async () => {
    const site = await stage.street.addPlace(grid, { name: `北门工地 ${on}`, kind: 'site' })
    const { hands, cut } = await phones[on].open(`code=${site.code}`)
    await hands.see(site.name)
    await firstSteps(hands)
    await hands.tap('包工头')
    await hands.tap(/^下一步/)
    await hands.tap('没有照片，下一步')
    await hands.tap(/^不留姓名/)
    await cut(true)
    await hands.tap('交给街道')
    await hands.see('没连上，不是您的问题')
    await hands.see('一个字没丢')
    await hands.picture(`reporting without signal ${on}`)
    expect(await reportsAt(site.name)).toEqual([])
    await cut(false)
    await hands.see('街道收到了，放心')
    expect(await reportsAt(site.name)).toHaveLength(1)
    await hands.close()
  })

  it('leaves nothing on a borrowed phone after one word', async () => {
    const site = await stage.street.addPlace(grid, { name: `南门工地 ${on}`, kind: 'site' })
    let phone = await phones[on].open(`code=${site.code}`)
    await phone.hands.see(site.name)
    await firstSteps(phone.hands)
    await phone.hands.tap('包工头')
    await phone.hands.tap(/^下一步/)
    await phone.hands.tap('没有照片，下一步')
    await phone.hands.tap(/^不留姓名/)
    await phone.hands.tap('交给街道')
    await phone.hands.see('街道收到了，放心')
    await phone.hands.tap(/^从这台手机上删掉/)
    await phone.hands.see('没有记在这台手机上')
    phone = await phone.killAndOpen(on === 'browser' ? '#/pages/progress/index' : '/pages/progress/index')
    await phone.hands.see('还没有记着的反映')
    await phone.hands.close()
  })
})

it('an answer lost on its way back does not make a second report', async () => {
  const site = await stage.street.addPlace(grid, { name: '西门工地', kind: 'site' })
  const host = await miniProgramOf(stage.street, { openid: `o-worker-${newId()}` }).launch(
    `/${reportPage(`scene=${site.code}`)}`,
  )
  const hands = wechatHands(host)
  await hands.see(site.name)
  await firstSteps(hands)
  await hands.tap('包工头')
  await hands.tap(/^下一步/)
  await hands.tap('没有照片，下一步')
  await hands.tap(/^不留姓名/)
  host.cloud.fate = () => 'lost'
  await hands.tap('交给街道')
  await hands.see('没连上，不是您的问题')
  expect(await reportsAt(site.name)).toHaveLength(1)
  host.cloud.fate = () => 'answered'
  await hands.tap('再试一次')
  await hands.see('街道收到了，放心')
  expect(await reportsAt(site.name)).toHaveLength(1)
  expect(hands.problems()).toEqual([])
  await hands.close()
})

it('a picture of the receipt goes into the album, with the number and nothing of the matter', async () => {
  const site = await stage.street.addPlace(grid, { name: '东门工地', kind: 'site' })
  const host = await miniProgramOf(stage.street, { openid: `o-worker-${newId()}` }).launch(
    `/${reportPage(`scene=${site.code}`)}`,
  )
  const hands = wechatHands(host)
  await hands.see(site.name)
  await firstSteps(hands)
  await hands.tap('包工头')
  await hands.tap(/^下一步/)
  await hands.tap('没有照片，下一步')
  await hands.tap(/^不留姓名/)
  await hands.tap('交给街道')
  await hands.see('街道收到了，放心')
  await hands.tap('存图片')
  await hands.see('图片存好了')
  const receipt = (await hands.read()).replace(/\s/g, '').match(/\d{16}/)?.[0]
  const words = host.pictures.album[0]?.words.join('').replace(/\s/g, '') ?? ''
  expect(words).toContain(receipt)
  expect(words).not.toContain(site.name)
  await hands.tap('复制')
  expect(host.dialogs.clipboard).toBe(receipt)
  host.pictures.albumOpen = false
  await hands.tap('存图片')
  await hands.see('手机没让存图片')
  await hands.close()
})

it('ten wrong receipts shut the door for a while, and say for how long', async () => {
  const hands = (await phones.browser.open('to=find')).hands
  // Right by their check digit, and nobody's.
  for (const receipt of [
    '0000000000000000',
    '1000000000000008',
    '2000000000000006',
    '3000000000000004',
    '4000000000000002',
  ]) {
    await hands.type('16 位回执号', receipt)
    await hands.tap('看看到哪一步了')
    await hands.see('没有这张回执')
  }
  await hands.type('16 位回执号', '5000000000000009')
  await hands.tap('看看到哪一步了')
  await hands.see('15 分钟后再试')
  await hands.picture('reporting locked')
  await hands.close()
})
