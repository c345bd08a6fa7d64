import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { StoredUser } from '#domain/organisation/stored'
import { joinConsent } from '#domain/people/consent'
import { StoredImport } from '#domain/register/stored'
import { applied, stranger, wish } from './newcomers'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let streetId: string
let community: string
let grid: string
let staff: Person
let streets = 2
beforeAll(async () => {
  street = await startStreet()
})
beforeEach(async () => {
  streetId = `s${++streets}`
  const home = `/d1/${streetId}`
  community = `${home}/c01`
  grid = `${community}/g01`
  for (const [orgPath, kind, name, closedOn] of [
    [home, 'street', '柳溪街道', null],
    [community, 'community', '桃园社区', null],
    [grid, 'grid', '第 1 网格', null],
    [`${community}/g02`, 'grid', '第 2 网格', '2026-01-01'],
    [`${home}/c02`, 'community', '长青社区', null],
    [`${home}/c02/g03`, 'grid', '第 3 网格', null],
  ] as const)
    await street.put('organisations', {
      ...{ _id: orgPath.slice(1).replaceAll('/', '.'), streetId, kind, name, orgPath, parentPath: null, order: 1 },
      ...{ team: null, desk: null, closedOn },
    })
  staff = await street.addPerson('communityStaff', community)
})
afterAll(() => street.close())

let numbers = 0
const newNumber = (): string => `137${String(process.pid % 1000).padStart(3, '0')}${String(numbers++).padStart(5, '0')}`

type Row = Record<string, string | number | Date>
const row = (more: Row = {}): Row => ({
  ...{ 姓名: '钱来娣', 手机号: newNumber(), 社区: '桃园社区', 网格: '第1网格', 同意书日期: '2026-03-05' },
  ...more,
})

async function opened(url: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await (await fetch(url)).arrayBuffer()) as never)
  return workbook
}
const template = async () => opened(answered(await street.call(staff, 'register', 'volunteerTemplate', {})).file.url)
const headersOf = (workbook: ExcelJS.Workbook): string[] =>
  ((workbook.worksheets[0] as ExcelJS.Worksheet).getRow(1).values as string[]).slice(1)

/** Fills the template in and puts it where browsers put theirs. */
async function sent(rows: Row[]): Promise<string> {
  const workbook = await template()
  const headers = headersOf(workbook)
  for (const each of rows) workbook.worksheets[0]?.addRow(headers.map((header) => each[header] ?? ''))
  const name = `${newId()}.xlsx`
  const folder = path.join(street.dataDir, 'files/incoming')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, name), Buffer.from(await workbook.xlsx.writeBuffer()))
  return `cloud://test-env.local/incoming/${name}`
}
const check = async (fileId: string, who: Person = staff) =>
  answered(await street.call(who, 'register', 'checkVolunteers', { fileId }))
const run = (importId: string | null, who: Person = staff) =>
  street.call(who, 'register', 'runVolunteers', { importId: importId as never })
async function runAll(importId: string | null): Promise<number> {
  for (let calls = 1; ; calls++) if (answered(await run(importId)).done) return calls
}
const imported = async (rows: Row[]): Promise<void> => void (await runAll((await check(await sent(rows))).importId))
const peopleHere = async () =>
  (await street.local.database.find('users', { streetId }, { limit: 10_000 })).map((user) => StoredUser.parse(user))
const withPhone = async (phone: string) =>
  (await peopleHere()).find(({ phoneHash }) => phoneHash === street.seal.hashPhone(phone))

describe('a table of volunteers', () => {
  it('has a template with the words that are signed and the grids within reach', async () => {
    const workbook = await template()
    expect(headersOf(workbook)).toEqual(['姓名', '手机号', '社区', '网格', '特长', '同意书日期'])
    const notes = workbook.worksheets[1]?.getColumn(1).values.join('\n') ?? ''
    for (const words of joinConsent.words) expect(notes).toContain(words)
    expect(notes).toContain('桃园社区·第 1 网格')
    expect(notes).not.toMatch(/第 2 网格|长青/)
  })

  it('makes each row a person with a sealed number, the role at the grid and the consent on paper', async () => {
    const phone = newNumber()
    const text = `${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`
    const rows = [
      row({ 姓名: '曾来娣', 手机号: text, 特长: '腿脚快，能跑腿；会用手机、电脑', 同意书日期: new Date('2026-03-05') }),
    ]
    const looked = await check(await sent(rows))
    expect(looked).toMatchObject({ rows: 1, known: 0, problems: [], problemCount: 0, importId: expect.any(String) })
    expect(await withPhone(phone)).toBeUndefined()
    expect(answered(await run(looked.importId))).toEqual({ written: 1, total: 1, done: true })
    expect(await withPhone(phone)).toMatchObject({
      ...{ name: '曾来娣', initials: 'zld', orgPath: grid, roles: [{ role: 'volunteer', orgPath: grid }] },
      skills: ['errands', 'phone'],
      consents: [
        { text: joinConsent.text, version: joinConsent.version, at: new Date('2026-03-04T16:00:00Z'), paper: true },
      ],
    })
    const user = await withPhone(phone)
    expect(street.seal.open(user?.phoneSealed ?? '', 'users.phone')).toBe(phone)
    const card = answered(await street.call(staff, 'directory', 'person', { userId: user?._id as never }))
    expect(card).toMatchObject({
      skills: ['errands', 'phone'],
      history: [{ what: '从志愿者表格导入', byName: staff.name }],
    })
    expect(await street.find('audit', { what: 'register.importVolunteers', by: staff.userId })).toHaveLength(1)
    const kept = [street.logs, await street.find('commands', {}), await street.find('imports', { streetId })]
    expect(JSON.stringify(kept)).not.toContain(phone)
  })

  it('with faults has every one named by its cell, and nobody comes in', async () => {
    const double = newNumber()
    const known = await street.addPerson('volunteer', grid, { name: '钱来娣' })
    const other = await street.addPerson('resident', grid, { name: '孙别名' })
    const shut = await street.addPerson('resident', grid, { name: '钱来娣', state: 'suspended' })
    const before = await peopleHere()
    const looked = await check(
      await sent([
        row(),
        row({ 姓名: '', 手机号: '1380', 社区: '没有社区' }),
        row({ 网格: '' }),
        row({ 网格: '第 2 网格' }),
        row({ 社区: '长青社区', 网格: '第 3 网格' }),
        row({ 特长: '会飞', 同意书日期: '去年' }),
        row({ 同意书日期: '' }),
        row({ 同意书日期: '2999-01-01' }),
        row({ 手机号: double }),
        row({ 手机号: double }),
        row({ 手机号: known.phone }),
        row({ 手机号: other.phone }),
        row({ 手机号: shut.phone }),
        row({ 姓名: staff.name, 手机号: staff.phone }),
      ]),
    )
    expect(looked.importId).toBeNull()
    expect(looked.problems.map(({ cell, message }) => `${cell}：${message}`)).toEqual([
      'A3：姓名空着',
      'B3：手机号是 11 位数字，请再看一遍',
      'C3：没有这个社区，或者不归您管',
      'D4：网格空着，志愿者要归到一个网格',
      'D5：这个社区没有这个网格',
      'C6：没有这个社区，或者不归您管',
      'E7：特长照模板第二页的写，几样用“；”隔开',
      'F7：日期不对，写成 2026-03-05',
      'F8：同意书日期空着，没签的先请他签',
      'F9：同意书日期不能在今天以后',
      'B11：和第 10 行的手机号一样',
      'B12：已经是志愿者了，请删掉这一行',
      'B13：这个手机号登记在别人名下，先打电话核对',
      'B14：这个人的账号停用了，先恢复再导入',
      'B15：这是您自己，请同事来导入',
    ])
    expect(JSON.stringify(looked)).not.toMatch(/孙别名/)
    expect(await peopleHere()).toEqual(before)
    expect(await street.find('imports', { streetId })).toEqual([])
  })

  it('gives somebody whom the street knows the role besides, and does not make them two', async () => {
    const worker = await street.addPerson('gridWorker', grid, { name: '钱来娣', bound: true })
    const looked = await check(await sent([row({ 手机号: worker.phone }), row()]))
    expect(looked).toMatchObject({ rows: 2, known: 1, problems: [] })
    await runAll(looked.importId)
    expect((await peopleHere()).filter(({ _id }) => _id === worker.userId)).toMatchObject([
      { roles: [{ role: 'gridWorker' }, { role: 'volunteer', orgPath: grid }], consents: [{ paper: true }] },
    ])
    expect(await peopleHere()).toHaveLength(3)
    // In WeChat, too, at once.
    expect(refusalOf(await street.call(worker, 'points', 'statement', {}))).toBe('ok')
    expect(answered(await street.call(worker, 'account', 'inbox', {})).items[0]?.title).toBe('您是志愿者了')
  })

  it('finds no one of another street, where the same number is another person', async () => {
    const elsewhere = await street.addPerson('volunteer', '/d1/s1/c01/g01', { name: '钱来娣' })
    expect((await check(await sent([row({ 手机号: elsewhere.phone })]))).problems).toEqual([])
  })

  it('of 500 rows is in step by step; a step cut off and two at once make nobody twice', async () => {
    const fileId = await sent(Array.from({ length: 500 }, () => row()))
    const { importId, problems } = await check(fileId)
    expect(problems).toEqual([])
    expect(answered(await run(importId))).toEqual({ written: 100, total: 500, done: false })
    // What a function leaves that is killed between writing and saying so.
    await street.local.database.updateOne('imports', { _id: importId }, { $set: { written: 80 } })
    const both = await Promise.all([run(importId), run(importId)])
    expect(both.map(refusalOf)).toEqual(['ok', 'ok'])
    await runAll(importId)
    const people = (await peopleHere()).filter(({ name }) => name === '钱来娣')
    expect(people).toHaveLength(500)
    expect(new Set(people.map(({ phoneHash }) => phoneHash)).size).toBe(500)
    const identities = await street.local.database.find('identities', { streetId }, { limit: 10_000 })
    const ways = new Set(identities.map(({ _id }) => _id))
    expect(people.every(({ _id }) => ways.has(`uid:${_id}`))).toBe(true)
    const [job] = (await street.find('imports', { _id: importId })).map((one) => StoredImport.parse(one))
    expect(job).toMatchObject({ of: 'volunteers', written: 500, doneAt: expect.any(Date) })
    expect(existsSync(path.join(street.dataDir, 'files/imports', `${importId}.json`))).toBe(false)
  })

  it('that nobody brings in is gone after a day, with the names in it', async () => {
    const { importId } = await check(await sent([row()]))
    const rows = path.join(street.dataDir, 'files/imports', `${importId}.json`)
    await street.local.runTimer('clock')
    expect(existsSync(rows)).toBe(true)
    const at = new Date(Date.now() - 25 * 3_600_000)
    await street.local.database.updateOne('imports', { _id: importId }, { $set: { at } })
    await street.local.runTimer('clock')
    expect(existsSync(rows)).toBe(false)
    expect(await street.find('imports', { _id: importId })).toEqual([])
    expect(refusalOf(await run(importId))).toBe('notFound')
  })

  it('is run only by whoever had it looked at, and not as a table of places', async () => {
    const { importId } = await check(await sent([row()]))
    const colleague = await street.addPerson('communityStaff', community)
    expect(refusalOf(await run(importId, colleague))).toBe('notFound')
    const asPlaces = await street.call(staff, 'register', 'runImport', { importId: importId as never })
    expect(refusalOf(asPlaces)).toBe('notFound')
  })
})

describe('somebody who came in by a table', () => {
  const decide = (applicationId: string, version = 1) =>
    street.call(staff, 'directory', 'decideApplications', {
      decisions: [{ decision: 'approve', applicationId, version, grid }],
    })
  const outcome = async (applicationId: string) => answered(await decide(applicationId)).results[0]

  it('gets in by applying in WeChat with the same name and number: the staff sees that it is them, and they stay one person', async () => {
    const phone = newNumber()
    await imported([row({ 姓名: '钱来娣', 手机号: phone })])
    const person = { name: '钱来娣', phone }
    const { who, row: waiting } = await applied(street, staff, { community, person })
    expect(waiting.known).toBe(true)
    expect(await outcome(waiting.applicationId)).toEqual({
      applicationId: waiting.applicationId,
      ok: true,
      message: '',
    })
    expect((await peopleHere()).filter(({ name }) => name === '钱来娣')).toMatchObject([
      { roles: [{ role: 'volunteer', orgPath: grid }], consents: [{ paper: true }, { text: joinConsent.text }] },
    ])
    const me = answered(await street.call(who, 'account', 'me', {}))
    expect(me).toMatchObject({ userId: (await withPhone(phone))?._id, roles: [{ role: 'volunteer' }] })
    expect(refusalOf(await street.call(who, 'visit', 'mine', {}))).toBe('ok')
    // What is done to the person later reaches this WeChat.
    const why = { userId: me.userId, reason: '联系不上' }
    expect(refusalOf(await street.call(staff, 'directory', 'suspend', why))).toBe('ok')
    expect(refusalOf(await street.call(who, 'visit', 'mine', {}))).toBe('forbidden')
  })

  it('is not handed over to another name, to a second WeChat, nor to anybody who works for the street', async () => {
    const phone = newNumber()
    await imported([row({ 姓名: '钱来娣', 手机号: phone })])
    const { row: named } = await applied(street, staff, { community, person: { name: '李别人', phone } })
    expect(await outcome(named.applicationId)).toMatchObject({
      ok: false,
      message: expect.stringContaining('别人名下'),
    })
    const own = { community, person: { name: '钱来娣', phone } }
    const { row: first } = await applied(street, staff, own)
    expect(await outcome(first.applicationId)).toMatchObject({ ok: true })
    const { row: second } = await applied(street, staff, own)
    expect(await outcome(second.applicationId)).toMatchObject({
      ok: false,
      message: expect.stringContaining('别的微信'),
    })
    const clerk = await street.addPerson('gridWorker', grid, { name: '赵在岗' })
    const { row: claimed } = await applied(street, staff, { community, person: { name: '赵在岗', phone: clerk.phone } })
    expect(await outcome(claimed.applicationId)).toMatchObject({
      ok: false,
      message: expect.stringContaining('工作身份'),
    })
  })

  it('cannot be made a second time by whoever applies while the table is brought in', async () => {
    const phone = newNumber()
    const looked = await check(await sent([row({ 姓名: '钱来娣', 手机号: phone })]))
    const { row: waiting } = await applied(street, staff, { community, person: { name: '钱来娣', phone } })
    const [answer] = await Promise.all([decide(waiting.applicationId), runAll(looked.importId)])
    expect(refusalOf(answer)).toBe('ok')
    expect((await peopleHere()).filter(({ name }) => name === '钱来娣')).toHaveLength(1)
    const who = stranger()
    const again = await street.call(who, 'account', 'apply', wish({ community, person: { name: '钱来娣', phone } }))
    expect(refusalOf(again)).toBe('ok')
  })
})
