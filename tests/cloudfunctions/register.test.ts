import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import ExcelJS from 'exceljs'
import type { InputOf } from '#domain/contract/index'
import { creditCheckOf } from '#domain/place/credit-code'
import { StoredPlace } from '#domain/place/stored'
import { StoredImport } from '#domain/register/stored'
import { type PaperPage, readPdf, scan } from './paper'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let streetId: string
let home: string
let community: string
let staff: Person
let streets = 2
beforeAll(async () => {
  street = await startStreet()
})
beforeEach(async () => {
  streetId = `s${++streets}`
  home = `/d1/${streetId}`
  community = `${home}/c01`
  for (const [orgPath, kind, name] of [
    [home, 'street', '柳溪街道'],
    [community, 'community', '桃园社区'],
    [`${community}/g01`, 'grid', '第 1 网格'],
    [`${home}/c02`, 'community', '长青社区'],
    [`${home}/e01`, 'enterpriseGrid', '南片企业网格'],
  ] as const)
    await street.put('organisations', {
      ...{ _id: orgPath.slice(1).replaceAll('/', '.'), streetId, kind, name, orgPath, parentPath: null, order: 1 },
      ...{ team: null, desk: kind === 'street' ? { phone: '0999-5550131', window: '大厅', mark: '柳' } : null },
    })
  staff = await street.addPerson('streetStaff', home)
})
afterAll(() => street.close())

let serial = 0
const creditCode = () => {
  const head = `91999999MB${String(serial++).padStart(7, '0')}`
  return head + creditCheckOf(head)
}

type Row = Record<string, string | number | Date>
const row = (more: Row = {}): Row => ({
  ...{ 名称: `柳溪机电${++serial}`, 统一社会信用代码: creditCode(), 类型: '企业', 社区: '桃园社区', 网格: '第 1 网格' },
  ...more,
})

const fetched = async (url: string): Promise<Buffer> => {
  const response = await fetch(url)
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}
const opened = async (url: string): Promise<ExcelJS.Worksheet> => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await fetched(url)) as never)
  return workbook.worksheets[0] as ExcelJS.Worksheet
}
const headersOf = (sheet: ExcelJS.Worksheet): string[] => (sheet.getRow(1).values as string[]).slice(1)
const template = async () => answered(await street.call(staff, 'register', 'placeTemplate', {})).file

/** Fills the template in and puts it where browsers put theirs. */
async function sent(rows: Row[], change: (sheet: ExcelJS.Worksheet) => void = () => undefined): Promise<string> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await fetched((await template()).url)) as never)
  const sheet = workbook.worksheets[0] as ExcelJS.Worksheet
  const headers = headersOf(sheet)
  for (const each of rows) sheet.addRow(headers.map((header) => each[header] ?? ''))
  change(sheet)
  return upload(Buffer.from(await workbook.xlsx.writeBuffer()))
}
function upload(bytes: Buffer): string {
  const name = `${newId()}.xlsx`
  const folder = path.join(street.dataDir, 'files/incoming')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, name), bytes)
  return `cloud://test-env.local/incoming/${name}`
}
const check = async (fileId: string, commandId = newId()) =>
  answered(await street.call(staff, 'register', 'checkPlaces', { fileId }, commandId))
const run = (importId: string) => street.call(staff, 'register', 'runImport', { importId: importId as never })
async function runAll(importId: string): Promise<number> {
  for (let calls = 1; ; calls++) if (answered(await run(importId)).done) return calls
}
const placesHere = async () =>
  (await street.local.database.find('places', { streetId }, { limit: 10_000 })).map((place) => StoredPlace.parse(place))

describe('a table of places', () => {
  it('is brought in whole: looked at first, nothing written, then written with everything that stands in it', async () => {
    const code = creditCode()
    const general = creditCode()
    const fileId = await sent([
      row({
        ...{
          统一社会信用代码: ` ${code.toLowerCase()} `,
          登记名称: '柳溪花园二期项目部',
          类型: '工地',
          别名: '二期、花园工地',
        },
        ...{ 名称: '柳溪花园二期工地', 用工人数: 130, 招商引资: '是', 联系人: '欧阳建国', 联系电话: '13900001234' },
        ...{ 总包: `柳溪建设（${general}）`, 劳务公司: '甲劳务；乙劳务', 调解组织: '调解委员会', 行业: '建筑' },
        ...{ 集体合同签订日: new Date('2026-01-05'), 集体合同到期日: '2028-01-04' },
      }),
      row({ 网格: '', 统一社会信用代码: '', 类型: '商户', 名称: '老周面馆' }),
    ])
    const before = await placesHere()
    const looked = await check(fileId)
    expect(looked).toMatchObject({ rows: 2, problems: [], problemCount: 0, importId: expect.any(String) })
    expect(await placesHere()).toEqual(before)
    expect(answered(await run(looked.importId as string))).toEqual({ written: 2, total: 2, done: true, skipped: [] })
    const [site, shop] = (await placesHere()).sort((a, b) => a.kind.localeCompare(b.kind) * -1)
    expect(site).toMatchObject({
      ...{ name: '柳溪花园二期工地', kind: 'site', where: '桃园社区·第 1 网格', initials: 'lxhyeqgd', invested: true },
      registry: {
        ...{ creditCode: code, aliases: ['二期', '花园工地'], staff: { band: 'from100', count: 130 } },
        contractors: [
          { part: 'general', name: '柳溪建设', creditCode: general },
          { part: 'labour', name: '甲劳务', creditCode: null },
          { part: 'labour', name: '乙劳务', creditCode: null },
        ],
        compliance: { mediation: 'committee', collectiveContract: { from: '2026-01-05', through: '2028-01-04' } },
      },
    })
    expect(shop).toMatchObject({ name: '老周面馆', orgPath: community, where: '桃园社区' })
    const view = answered(await street.call(staff, 'place', 'open', { placeId: site?._id as string }))
    expect(view.contact).toEqual({ name: '欧**国', phone: '139****1234' })
    expect(JSON.stringify([await placesHere(), await street.find('commands', {}), street.logs])).not.toMatch(
      /13900001234/,
    )
    expect(await street.find('audit', { what: 'register.import' })).toHaveLength(1)
  })

  it('with faults has every one named by its cell, and nothing of it is written', async () => {
    const code = creditCode()
    const wrong = creditCode().replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    await street.addPlace(`${community}/g01`, { name: '早就有的店' })
    const fileId = await sent([
      row(),
      row({ 统一社会信用代码: wrong, 用工人数: '很多' }),
      row({ 统一社会信用代码: code }),
      row({ 统一社会信用代码: code }),
      row({ 名称: '', 类型: '公司', 社区: '没有社区' }),
      row({ 网格: '第 9 网格', 联系人: '王强', 联系电话: '12' }),
      row({ 名称: '早就有的店' }),
      row({ 集体合同签订日: '2026-05-01', 集体合同到期日: '2026-04-01', 和谐企业授予日: '去年' }),
    ])
    const before = await street.fingerprint()
    const looked = await check(fileId)
    expect(looked.importId).toBeNull()
    expect(looked.problems.map(({ cell, message }) => `${cell}：${message}`)).toEqual([
      'B3：统一社会信用代码第 18 位对不上',
      'I3：用工人数只写数字，不清楚就写“10–49 人”这样的一档',
      'B5：和第 4 行的信用代码一样',
      'A6：请写名称',
      'C6：类型要写企业、商户、工地、住户、公共场所里的一个',
      'D6：没有这个社区或网格，或者不归您管',
      'E7：没有这个社区或网格，或者不归您管',
      'M7：联系电话不对，请写手机号或带区号的座机',
      'A8：这个社区已经有这一家了。要改它，请先导出，在导出的表里改',
      'R9：到期日不能早于开始的日子',
      'V9：日期不对',
      'W9：日期不对',
    ])
    // The answer itself is kept, so that the same question gets it again; the register is untouched.
    expect(await street.fingerprint()).not.toBe(before)
    expect(await placesHere()).toHaveLength(1)
    expect(await street.find('imports', { streetId })).toEqual([])
  })

  it('of community staff may hold only their own community', async () => {
    const officer = await street.addPerson('communityStaff', community)
    const fileId = await sent([row({ 社区: '长青社区', 网格: '' })])
    const looked = answered(await street.call(officer, 'register', 'checkPlaces', { fileId }))
    expect(looked.problems).toEqual([{ cell: 'D2', message: '没有这个社区或网格，或者不归您管' }])
  })

  it('that is none, or another one, is told so', async () => {
    expect(await check(upload(Buffer.from('名称,类型')))).toMatchObject({ problems: [{ cell: 'A1' }] })
    const renamed = await sent([row()], (sheet) => {
      sheet.getCell('B1').value = '代码'
    })
    expect(await check(renamed)).toMatchObject({
      problems: [{ cell: 'B1', message: '这一列的题目要是“统一社会信用代码”，请用模板填' }],
    })
    expect(await check(await sent([]))).toMatchObject({ problems: [{ cell: 'A2', message: '表里还没有填' }] })
    for (const fileId of ['cloud://other.local/incoming/aaaaaaaaaa.xlsx', 'cloud://test-env.local/evidence/x/1.jpg'])
      expect(refusalOf(await street.call(staff, 'register', 'checkPlaces', { fileId }))).toBe('notFound')
  })

  it('is answered again as before when it is sent twice, though the file is gone', async () => {
    const fileId = await sent([row()])
    const id = newId()
    const first = await check(fileId, id)
    expect(await check(fileId, id)).toEqual(first)
    expect(existsSync(path.join(street.dataDir, 'files', fileId.replace(/^.*?incoming/, 'incoming')))).toBe(false)
  })

  it('of 5,000 rows is in step by step, and a step done twice writes nothing twice', async () => {
    const fileId = await sent(Array.from({ length: 5000 }, () => row()))
    const looked = await check(fileId)
    expect(looked.problems).toEqual([])
    const importId = looked.importId as string
    const step = async () => answered(await run(importId))
    expect(await step()).toEqual({ written: 1000, total: 5000, done: false, skipped: [] })
    // What a function leaves that is killed between writing and saying so.
    await street.local.database.updateOne('imports', { _id: importId }, { $set: { written: 950 } })
    const [again, beside] = await Promise.all([step(), step()])
    expect([again.done, beside.done]).toEqual([false, false])
    expect(await runAll(importId)).toBeLessThanOrEqual(4)
    const names = (await placesHere()).map(({ name }) => name)
    expect(names).toHaveLength(5000)
    expect(new Set(names).size).toBe(5000)
    const [job] = (await street.find('imports', { _id: importId })).map((one) => StoredImport.parse(one))
    expect(job).toMatchObject({ written: 5000, total: 5000, doneAt: expect.any(Date) })
    expect(existsSync(path.join(street.dataDir, 'files/imports', `${importId}.json`))).toBe(false)
    expect(answered(await run(importId))).toEqual({ written: 5000, total: 5000, done: true, skipped: [] })
    expect(await street.find('audit', { about: importId })).toHaveLength(1)
  })

  it('sent and looked at twice is written once: whoever comes second looks at it again', async () => {
    const rows = [row({ 统一社会信用代码: '' }), row()]
    const [first, second] = [await check(await sent(rows)), await check(await sent(rows))]
    await runAll(first.importId ?? '')
    expect(refusalOf(await run(second.importId ?? ''))).toBe('conflict')
    expect(await placesHere()).toHaveLength(2)
    const [third, fourth] = [await check(await sent([row()])), await check(await sent([row()]))]
    const both = await Promise.all([third, fourth].map(({ importId }) => run(importId ?? '')))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await placesHere()).toHaveLength(3)
    // Looked at while another one is half-way: what that one still adds was not seen.
    const { importId: long } = await check(
      await sent(Array.from({ length: 1500 }, (_, nth) => row({ 名称: `半路商铺${nth}` }))),
    )
    expect(answered(await run(long ?? '')).done).toBe(false)
    const between = await check(await sent([row({ 名称: '半路商铺1499' })]))
    await runAll(long ?? '')
    expect(refusalOf(await run(between.importId ?? ''))).toBe('conflict')
    expect((await placesHere()).filter(({ name }) => name === '半路商铺1499')).toHaveLength(1)
  })
  it('that was begun and left is offered to its sender again, and to nobody else', async () => {
    const { importId } = await check(await sent(Array.from({ length: 1200 }, () => row())))
    const openOf = async (who: Person = staff) =>
      answered(await street.call(who, 'register', 'openImport', { of: 'places' })).open
    expect(await openOf()).toBeNull()
    answered(await run(importId ?? ''))
    expect(await openOf()).toEqual({ importId, written: 1000, total: 1200 })
    expect(await openOf(await street.addPerson('streetStaff', home))).toBeNull()
    await runAll(importId ?? '')
    expect(await openOf()).toBeNull()
    expect(await placesHere()).toHaveLength(1200)
  })
  it('leaves nothing behind: not the table that was refused, and what was made for taking along for a day', async () => {
    const incoming = path.join(street.dataDir, 'files/incoming')
    const name = path.basename(upload(Buffer.from('no table at all')))
    await street.call(staff, 'register', 'checkPlaces', { fileId: `cloud://test-env.local/incoming/${name}` })
    expect(existsSync(path.join(incoming, name))).toBe(false)
    const { url } = await template()
    expect((await fetch(url)).status).toBe(200)
    const [made] = await street.find<{ _id: string }>('madeFiles', { streetId })
    const old = new Date(Date.now() - 25 * 3_600_000)
    await street.local.runTimer('clock')
    expect((await fetch(url)).status).toBe(200)
    await street.local.database.updateOne('madeFiles', { _id: made?._id ?? '' }, { $set: { at: old } })
    await street.local.runTimer('clock')
    expect((await fetch(url)).status).toBe(404)
    expect(await street.find('madeFiles', { streetId })).toEqual([])
  })
  it('is run only by whoever had it looked at', async () => {
    const { importId } = await check(await sent([row()]))
    const colleague = await street.addPerson('streetStaff', home)
    const reply = await street.call(colleague, 'register', 'runImport', { importId: importId as never })
    expect(refusalOf(reply)).toBe('notFound')
    expect(await placesHere()).toEqual([])
  })

  it('comes out as it went in, with the same columns and the numbers of people masked', async () => {
    const wanted = row({ 用工人数: '30', 联系人: '王强', 联系电话: '13900001234', 劳务公司: '甲劳务；乙劳务' })
    const { importId } = await check(await sent([wanted, row({ 类型: '商户' })]))
    await runAll(importId as string)
    const input: InputOf<'register', 'exportPlaces'> = { kind: 'company' }
    const { file, rows } = answered(await street.call(staff, 'register', 'exportPlaces', input))
    expect(rows).toBe(1)
    const sheet = await opened(file.url)
    expect(headersOf(sheet)).toEqual(headersOf(await opened((await template()).url)))
    const cells = Object.fromEntries(
      headersOf(sheet).map((header, at) => [header, sheet.getRow(2).getCell(at + 1).text]),
    )
    expect(cells).toMatchObject({ ...wanted, 联系人: '王*', 联系电话: '139****1234', 调解组织: '没有', 招商引资: '否' })
    expect(await street.find('audit', { what: 'register.exportPlaces', by: staff.userId })).toHaveLength(1)
    const officer = await street.addPerson('communityStaff', `${home}/c02`)
    expect(answered(await street.call(officer, 'register', 'exportPlaces', {})).rows).toBe(0)
  })
})

/** The register as a table that somebody fetched, by rows; `change` is what they typed into it before it is sent back. */
async function edited(change: (rows: Row[]) => Row[]): Promise<string> {
  const sheet = await opened(answered(await street.call(staff, 'register', 'exportPlaces', {})).file.url)
  const headers = headersOf(sheet)
  const rows = Array.from({ length: sheet.rowCount - 1 }, (_, at) =>
    Object.fromEntries(headers.map((header, column) => [header, sheet.getRow(at + 2).getCell(column + 1).text])),
  )
  return sent(change(rows))
}
/** What was laid aside, to be laid there again when it is gone. */
async function keptRows(importId: string) {
  const file = path.join(street.dataDir, 'files/imports', `${importId}.json`)
  const kept = readFileSync(file)
  return { putBack: () => writeFileSync(file, kept) }
}
const brought = async (rows: Row[]) => {
  const { importId } = await check(await sent(rows))
  await runAll(importId as string)
}
const told = async (fileId: string) => (await check(fileId)).problems.map(({ cell, message }) => `${cell}：${message}`)
const byName = async (name: string) => (await placesHere()).find((place) => place.name === name) as StoredPlace

describe('a table that was exported, edited and brought back', () => {
  const full = () =>
    row({
      ...{ 名称: '柳溪花园二期工地', 类型: '工地', 用工人数: '130', 招商引资: '否', 调解组织: '调解委员会' },
      ...{ 联系人: '欧阳建国', 联系电话: '13900001234', 别名: '二期、花园工地', 地址: '柳溪路 8 号' },
      ...{ 总包: '柳溪建设；宏远建工', 劳务公司: '甲劳务', 企业网格: '南片企业网格', 地图位置: '121.4737, 31.2304' },
      ...{ 集体合同签订日: '2026-01-05', 集体合同到期日: '2028-01-04' },
    })

  it('says nothing new when nothing was touched, whatever the register keeps that a table cannot say', async () => {
    await brought([full(), row({ 用工人数: '10-49人' }), row({ 类型: '商户', 统一社会信用代码: '', 网格: '' })])
    const site = await byName('柳溪花园二期工地')
    expect(site.registry).toMatchObject({ enterpriseGrid: `${home}/e01`, location: { lat: 31.2304, lng: 121.4737 } })
    expect((await placesHere()).map(({ registry }) => registry?.staff?.band)).toContain('upTo49')
    // A chain in an order of its own, a contact, two of one name: none of it is a change.
    const chain = [...(site.registry?.contractors ?? [])].reverse()
    await street.local.database.updateOne('places', { _id: site._id }, { $set: { 'registry.contractors': chain } })
    await street.addPlace(`${community}/g01`, { name: '惠民超市' })
    await street.addPlace(`${community}/g01`, { name: '惠民超市' })
    const before = await placesHere()
    const looked = await check(await edited((rows) => rows))
    expect(looked).toMatchObject({
      ...{ importId: null, rows: 5, problems: [], problemCount: 0 },
      ...{ added: 0, changed: 0, unchanged: 5 },
    })
    expect(await placesHere()).toEqual(before)
    expect(await street.find('imports', { streetId, doneAt: null })).toEqual([])
  })

  it('changes what was changed and nothing else, and a second time nothing at all', async () => {
    await brought([full(), row({ 名称: '老周面馆' })])
    const before = await byName('柳溪花园二期工地')
    const { code } = answered(await street.call(staff, 'place', 'issueCode', { placeId: before._id }))
    const edit = (rows: Row[]): Row[] => [
      ...rows.map((one) =>
        one.名称 === '柳溪花园二期工地' ? { ...one, 名称: '柳溪花园三期工地', 用工人数: '150' } : one,
      ),
      row({ 名称: '新来的店' }),
    ]
    const looked = await check(await edited(edit))
    expect(looked).toMatchObject({ added: 1, changed: 1, unchanged: 1, problems: [] })
    expect(answered(await run(looked.importId as string))).toEqual({ written: 2, total: 2, done: true, skipped: [] })
    const after = await byName('柳溪花园三期工地')
    expect(after).toEqual({
      ...before,
      ...{ name: '柳溪花园三期工地', initials: 'lxhysqgd', version: before.version + 2 },
      registry: { ...before.registry, staff: { band: 'from100', count: 150 } },
    })
    expect(await street.find('placeCodes', { _id: code })).toMatchObject([{ place: { name: '柳溪花园三期工地' } }])
    expect(await check(await edited((rows) => rows))).toMatchObject({ importId: null, changed: 0, unchanged: 3 })
  })

  it('keeps a masked contact, takes one written whole, forgets one that was emptied, and refuses half a mask', async () => {
    await brought([full()])
    const contact = async () => {
      const { _id: placeId } = await byName('柳溪花园二期工地')
      const view = answered(await street.call(staff, 'place', 'open', { placeId }))
      return view.contact && answered(await street.call(staff, 'place', 'revealContact', { placeId, reason: '看看' }))
    }
    const change = async (more: Row) => {
      const { importId } = await check(await edited((rows) => rows.map((one) => ({ ...one, ...more }))))
      await runAll(importId as string)
    }
    await change({ 地址: '柳溪路 9 号' })
    expect(await contact()).toEqual({ name: '欧阳建国', phone: '13900001234' })
    expect(await told(await edited((rows) => rows.map((one) => ({ ...one, 联系人: '王强' }))))).toEqual([
      'M2：打了码的不能只改一半：要改就写全名全号，不改就照导出来的样子留着',
    ])
    await change({ 联系人: '王强', 联系电话: '13900005678' })
    expect(await contact()).toEqual({ name: '王强', phone: '13900005678' })
    await change({ 联系人: '', 联系电话: '' })
    expect(await contact()).toBeNull()
  })

  it('of other people’s making changes the firm whose credit code it names, and leaves alone what it does not say', async () => {
    const wanted = full()
    await brought([wanted])
    const before = await byName('柳溪花园二期工地')
    const short = {
      统一社会信用代码: wanted.统一社会信用代码 as string,
      用工人数: '90',
      社区: '桃园社区',
      类型: '工地',
    }
    const looked = await check(await sent([{ ...short, 名称: '柳溪花园二期工地' }]))
    expect(looked).toMatchObject({ added: 0, changed: 1, unchanged: 0 })
    await runAll(looked.importId as string)
    expect(await byName('柳溪花园二期工地')).toEqual({
      ...{ ...before, version: before.version + 1 },
      registry: { ...before.registry, staff: { band: 'upTo99', count: 90 } },
    })
  })

  it('has every conflict named by its cell', async () => {
    const [one, two, three] = [row(), row(), row()]
    await brought([one, two, three])
    const elsewhere = await street.addPlace(`${home}/c02`, { name: '长青的店' })
    const fileId = await edited((rows) => {
      const [first, second, third] = [one, two, three].map(
        ({ 名称 }) => rows.find((each) => each.名称 === 名称) as Row,
      ) as [Row, Row, Row]
      return [
        first,
        { ...first, 地址: '又写了一遍' },
        { ...second, 统一社会信用代码: first.统一社会信用代码 as string },
        { ...third, 名称: two.名称 as string },
        row({ 编号: newId() }),
        row({ 名称: three.名称 as string }),
        row({ 统一社会信用代码: second.统一社会信用代码 as string }),
        row({ 企业网格: '没有的网格', 地图位置: '河边' }),
      ]
    })
    expect(await told(fileId)).toEqual([
      'Z3：和第 2 行是同一家（编号或者信用代码一样）',
      'B4：和第 2 行的信用代码一样',
      'A5：这个社区已经有这一家了。要改它，请先导出，在导出的表里改',
      'Z6：没有这个编号，或者不归您管。新的一家，这一格空着',
      'A7：这个社区已经有这一家了。要改它，请先导出，在导出的表里改',
      'Z8：和第 4 行是同一家（编号或者信用代码一样）',
      'X9：没有这个企业网格，照“怎么填”里的写',
      'Y9：位置照这样写：31.2304, 121.4737。不知道就空着',
    ])
    const officer = await street.addPerson('communityStaff', community)
    const foreign = await sent([row({ 编号: elsewhere.placeId })])
    const looked = answered(await street.call(officer, 'register', 'checkPlaces', { fileId: foreign }))
    expect(looked.problems).toMatchObject([{ cell: 'Z2', message: expect.stringContaining('不归您管') }])
  })

  it('leaves alone what somebody changed since it was looked at, says so by the cell, and writes the others', async () => {
    await brought([full(), row({ 名称: '老周面馆' })])
    const looked = await check(await edited((rows) => rows.map((one) => ({ ...one, 行业: '改过的' }))))
    const { _id: placeId, version } = await byName('老周面馆')
    answered(await street.call(staff, 'place', 'close', { placeId, version }))
    const done = answered(await run(looked.importId as string))
    expect(done).toMatchObject({ written: 2, total: 2, done: true })
    expect(done.skipped).toEqual([
      { cell: expect.stringMatching(/^A[23]$/), message: '检查以后有人改过这一家，没有动它。请再导出一次，接着改' },
    ])
    expect((await byName('柳溪花园二期工地')).registry?.industry).toBe('改过的')
    expect((await byName('老周面馆')).registry?.industry).toBe('')
    expect(answered(await run(looked.importId as string)).skipped).toEqual(done.skipped)
  })

  it('of 2,000 rows with 400 changes leaves the others untouched', async () => {
    await brought(Array.from({ length: 2000 }, () => row()))
    const fileId = await edited((rows) =>
      rows.map((one, nth) => (nth % 5 === 0 ? { ...one, 行业: '改过的', 名称: `${one.名称}新` } : one)),
    )
    const looked = await check(fileId)
    expect(looked).toMatchObject({ added: 0, changed: 400, unchanged: 1600 })
    const importId = looked.importId as string
    await runAll(importId)
    const changed = async () =>
      (await placesHere()).filter(({ version, registry }) => version === 2 && registry?.industry === '改过的')
    expect(await changed()).toHaveLength(400)
  })

  it('and was cut off after writing and before saying so changes nothing twice and skips nothing', async () => {
    await brought([full(), row(), row()])
    const looked = await check(await edited((rows) => rows.map((one) => ({ ...one, 行业: '改过的' }))))
    const importId = looked.importId as string
    const copy = await keptRows(importId)
    await runAll(importId)
    const after = await placesHere()
    copy.putBack()
    await street.local.database.updateOne('imports', { _id: importId }, { $set: { written: 0, doneAt: null } })
    expect(answered(await run(importId))).toEqual({ written: 3, total: 3, done: true, skipped: [] })
    expect(await placesHere()).toEqual(after)
  })
})

const origin = 'https://street.example'
const cellAt = (nth: number) => {
  const [width, height] = [595.28 / 3, 841.89 / 4]
  return { x: (nth % 3) * width, y: Math.floor(nth / 3) * height, width, height: 150 }
}
const whole = { x: 100, y: 140, width: 395, height: 380 }
const sheet = (input: Partial<InputOf<'register', 'codeSheet'>>, who: Person = staff, commandId = newId()) =>
  street.call(
    who,
    'register',
    'codeSheet',
    { layout: 'twelve', of: { by: 'area', path: community }, origin, ...input } as never,
    commandId,
  )
const pagesOf = async (url: string): Promise<PaperPage[]> => readPdf(await fetched(url))

describe('a sheet of codes', () => {
  it('has twelve to a page for a community, every one of them scanned, and gives a code to whoever has none', async () => {
    const doors = []
    for (let nth = 0; nth < 13; nth++) doors.push(await street.addPlace(`${community}/g01`, { name: `小店${nth}号` }))
    await street.addPlace(community, { kind: 'home', name: '张家' })
    await street.addPlace(community, { state: 'closed', name: '关了的店' })
    await street.addPlace(`${home}/c02`, { name: '别的社区的店' })
    const bare = answered(
      await street.call(staff, 'place', 'add', {
        ...{ kind: 'shop', name: '还没有码的店', orgPath: community, invested: false, registry: null, contact: null },
      }),
    ).place
    const made = answered(await sheet({}))
    expect(made).toMatchObject({ codes: 14, pages: 2, next: null })
    const pages = await pagesOf(made.file.url)
    expect(pages).toHaveLength(2)
    const codes = await street.find<{ _id: string; placeId: string }>('placeCodes', { streetId })
    const first = codes.find(({ placeId }) => placeId === bare.placeId)?._id
    expect(first).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
    const scanned = pages.flatMap((page, index) =>
      Array.from({ length: index === 0 ? 12 : 2 }, (_, nth) => scan(page, cellAt(nth))),
    )
    const expected = [...doors.map(({ code }) => code), first].map((code) => `${origin}/?scene=${code}`)
    expect(scanned.sort()).toEqual(expected.sort())
    const lines = pages.flatMap((page) => page.lines)
    for (const { name, code } of doors)
      expect(lines).toEqual(expect.arrayContaining([name, code.replace(/(.{4})/, '$1 ')]))
    expect(lines.filter((line) => line === '工资没发、少发，扫这里')).toHaveLength(14)
    expect(lines.join()).not.toMatch(/张家|关了的店|别的社区/)
    expect(await street.find('audit', { what: 'register.codeSheet', about: community })).toHaveLength(1)
  })

  it('is one large page for one place, with the words of the board of rights', async () => {
    const door = await street.addPlace(`${community}/g01`, { name: '柳溪花园二期工地', kind: 'site' })
    const id = newId()
    const input = { layout: 'one' as const, of: { by: 'place' as const, placeId: door.placeId as never } }
    const made = answered(await sheet(input, staff, id))
    expect(answered(await sheet(input, staff, id))).toMatchObject({ codes: 1, pages: 1, file: { name: '场所码.pdf' } })
    const [page] = await pagesOf(made.file.url)
    expect(scan(page as PaperPage, whole)).toBe(`${origin}/?scene=${door.code}`)
    expect(page?.lines).toEqual(
      expect.arrayContaining([
        '柳溪花园二期工地',
        '柳溪街道劳动争议调解：0999-5550131',
        '这块码和维权信息告示牌挂在一起',
      ]),
    )
  })

  it('printed by two at once holds the same new code for both', async () => {
    const { placeId } = answered(
      await street.call(staff, 'place', 'add', {
        ...{ kind: 'shop', name: '还没有码的店', orgPath: community, invested: false, registry: null, contact: null },
      }),
    ).place
    const replies = await Promise.all([sheet({}), sheet({}), sheet({})])
    expect(replies.map(refusalOf)).toEqual(['ok', 'ok', 'ok'])
    expect(await street.find('placeCodes', { placeId })).toHaveLength(1)
  })

  it('leaves out what was revoked, is refused for another community, and says when there is nothing to print', async () => {
    const door = await street.addPlace(`${community}/g01`)
    answered(await street.call(staff, 'place', 'revokeCode', { code: door.code, reason: '换牌' }))
    const [page] = await pagesOf(answered(await sheet({})).file.url)
    expect(scan(page as PaperPage, cellAt(0))).toMatch(new RegExp(`^${origin}/\\?scene=(?!${door.code})`))
    const officer = await street.addPerson('communityStaff', `${home}/c02`)
    expect(refusalOf(await sheet({}, officer))).toBe('notFound')
    expect(refusalOf(await sheet({ of: { by: 'area', path: `${home}/c02` } }, officer))).toBe('notNow')
    const large = { by: 'place' as const, placeId: door.placeId as never }
    expect(refusalOf(await sheet({ of: large }, officer))).toBe('notFound')
    expect(refusalOf(await sheet({ origin: 'javascript:alert(1)' }))).toBe('invalidInput')
  })
})
