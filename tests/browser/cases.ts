import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chinaDate } from '#domain/kernel/instant'
import { priorityOf } from '#domain/report/title'
import { plainJpeg } from '../cloudfunctions/pictures'
import { handedIn, storedReport, stranger, unpaid } from '../cloudfunctions/reports'
import { answered, newId, type Person, type Street } from '../cloudfunctions/street'

const dayMs = 24 * 3_600_000
type Door = { code: string; placeId: string }

/**
 * A street's desk with reports of every kind on it, and a mediator with cases in every state: due today, urgent, far off,
 * settled and without agreement, each with what was said, shown and written.
 */
export async function casesWithHistory(street: Street, doors: { site: Door; noodles: Door; garage: Door; firm: Door }) {
  const desk = await street.addPerson('streetStaff', '/d1/s1', { name: '何立新' })
  const mediator = await street.addPerson('mediator', '/d1/s1', { name: '陈静' })
  const colleague = await street.addPerson('mediator', '/d1/s1', { name: '王强' })

  const months = [month(-2), month(-1)]
  const report = async (
    { code }: Door | { code: undefined },
    claim: Partial<typeof unpaid> = {},
    contact: Parameters<typeof handedIn>[1] = {},
  ) => handedIn(street, { ...(code && { code }), claim: { ...unpaid, months, placeNote: '', ...claim }, ...contact })

  const named = { contact: { openness: 'named' as const, name: '赵大勇', phone: '13911112222' } }
  const many = await report(doors.site, {
    people: 'tenOrMore',
    amount: { by: 'exact', amountFen: 15_533_33 },
    concerns: ['bossGone'],
    debtor: 'subcontractor',
    placeNote: '三号楼西侧，钢筋班',
  })
  await show(street, many.receipt)
  await show(street, many.receipt)
  answered(
    await street.call(many.who, 'report', 'say', {
      receipt: many.receipt,
      text: '今天工头说月底给，大家不信。能不能先来看看？',
    }),
  )
  const due = await report(doors.noodles, { people: 'one', months: [month(-1)], debtor: 'employer' }, named)
  await received(street, due.reportId, { agoMs: 3 * dayMs, dueInMs: 0 })
  const late = await report(doors.garage, { trouble: 'overtimeUnpaid', people: 'twoToFour', debtor: 'employer' })
  await received(street, late.reportId, { agoMs: 5 * dayMs, dueInMs: -dayMs })
  await report({ code: undefined }, { people: 'twoToFour', placeNote: '长青路菜场后面的小饭店' })
  await report(
    doors.firm,
    { trouble: 'depositKept', amount: { by: 'range', range: 'unsure' }, debtor: 'employer' },
    {
      contact: { openness: 'mediatorOnly', name: '钱小兰', phone: '13922223333' },
    },
  )

  const accept = async (reportId: string, disputeClass: 'ordinary' | 'complex', to: Person = mediator) => {
    const { version } = await storedReport(street, reportId)
    const wanted = { reportId, version, mediatorId: to.userId, disputeClass }
    const { row } = answered(await street.call(desk, 'case', 'accept', wanted))
    if (row.caseId === null) throw new Error('no case')
    return { caseId: row.caseId as string, version: row.version }
  }

  const crew = await report(
    doors.site,
    { people: 'tenOrMore', amount: { by: 'exact', amountFen: 15_533_33 }, debtor: 'subcontractor' },
    named,
  )
  const collective = await accept(crew.reportId, 'complex')
  await show(street, crew.receipt)
  let { version } = collective
  const note = async (how: 'call' | 'session' | 'visit', words: string): Promise<void> => {
    const { caseId } = collective
    ;({ version } = answered(await street.call(mediator, 'case', 'note', { caseId, version, how, words })))
  }
  await note('call', '总包说垫付款周四能批')
  await note('session', '谈了 50 分钟，分包认账，总包还要请示')
  await note('visit', '去工地看了工资表，十二个人都对得上')
  answered(
    await street.call(crew.who, 'report', 'say', {
      receipt: crew.receipt,
      text: '总包要是不批怎么办？我们几个要回老家了。',
    }),
  )
  answered(
    await street.call(mediator, 'case', 'reply', {
      reportId: crew.reportId,
      text: '周四有准话我马上告诉你们，先别急着走。',
    }),
  )
  answered(await street.call(crew.who, 'report', 'say', { receipt: crew.receipt, text: '好，我们等到周五。' }))

  const helper = await report(doors.noodles, { people: 'one', months: [month(-1)], debtor: 'employer' })
  const today = await accept(helper.reportId, 'ordinary')
  await settlesIn(street, today.caseId, { agoMs: 3 * dayMs, dueInMs: 0 })

  const paid = await report(doors.garage, { people: 'twoToFour', debtor: 'employer' }, named)
  const settled = await accept(paid.reportId, 'ordinary')
  answered(
    await street.call(mediator, 'case', 'settle', {
      ...settled,
      words: '老板认账，分两次给完，头一次当场给了一半',
      agreedFen: 3_600_00,
      payBy: chinaDate(Date.now() + 10 * dayMs),
    }),
  )
  const stuck = await report(doors.firm, { people: 'fiveToNine', debtor: 'employer' })
  const failed = await accept(stuck.reportId, 'ordinary')
  answered(
    await street.call(mediator, 'case', 'fail', {
      ...failed,
      reason: 'otherSideRefused',
      words: '公司说要等甲方结账，不肯写日子',
      roads: ['arbitration', 'legalAid', 'labourInspection'],
    }),
  )
  const elsewhere = await report(doors.garage, { people: 'one' })
  const { version: seen } = await storedReport(street, elsewhere.reportId)
  answered(
    await street.call(desk, 'case', 'refuse', {
      reportId: elsewhere.reportId,
      version: seen,
      ground: 'alreadyFiled',
      words: '仲裁委 3 号庭在办，电话 12333。',
    }),
  )
  await accept((await report(doors.firm, { people: 'one' })).reportId, 'ordinary', colleague)

  return { desk, mediator, colleague, cases: { collective, today, settled, failed } }
}

/** `2026-01`, so many months from now. */
function month(steps: number): string {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + steps, 1)).toISOString().slice(0, 7)
}

/** A photo handed in with the receipt. */
async function show(street: Street, receipt: string): Promise<void> {
  const folder = path.join(street.dataDir, 'files/incoming')
  const name = `${newId()}.jpg`
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, name), plainJpeg)
  answered(
    await street.call(stranger(), 'report', 'attach', { receipt, fileId: `cloud://test-env.local/incoming/${name}` }),
  )
}

type Ago = { agoMs: number; dueInMs: number }

/** As if it had come in earlier: only time does what no command can. */
async function received(street: Street, reportId: string, { agoMs, dueInMs }: Ago): Promise<void> {
  const receivedAt = new Date(Date.now() - agoMs)
  const answerBy = chinaDate(Date.now() + dueInMs)
  const { routing } = await storedReport(street, reportId)
  const priority = priorityOf({ urgent: routing.urgent, dueOn: answerBy, receivedAt: receivedAt.toISOString() })
  await street.local.database.updateOne('reports', { _id: reportId }, { $set: { receivedAt, answerBy, priority } })
}

async function settlesIn(street: Street, caseId: string, { agoMs, dueInMs }: Ago): Promise<void> {
  const acceptedAt = new Date(Date.now() - agoMs)
  const settleBy = chinaDate(Date.now() + dueInMs)
  const priority = priorityOf({ urgent: [], dueOn: settleBy, receivedAt: acceptedAt.toISOString() })
  const change = { acceptedAt, receivedAt: acceptedAt, settleBy, priority }
  await street.local.database.updateOne('cases', { _id: caseId }, { $set: change })
}
