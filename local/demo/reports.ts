import { answerBy, arbitrationFrom, settleBy } from '#domain/case/clocks'
import { applied, type CaseState } from '#domain/case/fold'
import { caseCounterOf, caseNumber, refusedCounterOf } from '#domain/case/number'
import { casePriority, endedPriority } from '#domain/case/priority'
import { StoredCase, StoredCaseChange, StoredCounter } from '#domain/case/stored'
import { canonical, type Plain } from '#domain/kernel/canonical'
import { chinaDate, chinaYear } from '#domain/kernel/instant'
import { mintId } from '#domain/kernel/mint-id'
import { deadlinePolicyOn } from '#domain/policy/deadlines'
import { routingTableOn } from '#domain/policy/routing'
import { reportConsent } from '#domain/report/consent'
import { keptUntil } from '#domain/report/forget'
import { StoredMessage, StoredReport } from '#domain/report/stored'
import { priorityOf } from '#domain/report/title'
import { route } from '#domain/routing/route'
import type { Chance } from './chance'
import type { Codec } from './codec'
import { dayMs, hourMs, officeTime, type Span } from './days'
import { type DisputeSketch, disputeSketches, type Step } from './disputes'
import { has, type Person } from './people'
import type { Door } from './places'
import { mainStreet, type Street } from './town'
import { youngerName } from './words'

/** A volunteer's award for a dispute that was guided to the street: what the points ledger needs of it. */
export type Guided = { guide: Person; referralId: string; acceptedMs: number; acceptedBy: string }

export type Disputes = {
  reports: StoredReport[]
  cases: StoredCase[]
  caseEvents: StoredCaseChange[]
  messages: StoredMessage[]
  counters: StoredCounter[]
  guided: Guided[]
}

type Circumstances = {
  street: Street
  people: Person[]
  doors: Door[]
  span: Span
  codec: Codec
  chance: Chance
  nextPhone: () => string
}

/** The main street's disputes, sent through the routing table, the clocks and the fold of cases; the other street has none yet. */
export function disputesOf(circumstances: Circumstances): Disputes {
  const { street, span, chance } = circumstances
  const disputes: Disputes = { reports: [], cases: [], caseEvents: [], messages: [], counters: [], guided: [] }
  if (street !== mainStreet || span.days < 80) return disputes
  const sorted = disputeSketches
    .map((sketch, index) => ({ sketch, receivedMs: receivedOf(sketch, span), chance: chance.fork(`dispute ${index}`) }))
    .sort((a, b) => acceptedOrder(a) - acceptedOrder(b))
  for (const each of sorted) tell(disputes, each, circumstances)
  const { id: streetId, path: orgPath } = street
  const last = (name: string, count: number) =>
    count > 0 ? [StoredCounter.parse({ _id: name, streetId, orgPath, last: count })] : []
  for (const year of new Set(disputes.reports.map(({ receivedAt }) => chinaYear(receivedAt.getTime())))) {
    const inYear = (at: Date | undefined) => at !== undefined && chinaYear(at.getTime()) === year
    disputes.counters.push(
      ...last(caseCounterOf(streetId, year), disputes.cases.filter(({ acceptedAt }) => inYear(acceptedAt)).length),
      ...last(refusedCounterOf(streetId, year), disputes.reports.filter(({ refusal }) => inYear(refusal?.at)).length),
    )
  }
  return disputes
}

const receivedOf = ({ receivedDaysAgo, receivedHour }: DisputeSketch, { endMs }: Span): number =>
  endMs - receivedDaysAgo * dayMs + Math.round(receivedHour * 60) * 60_000

const acceptedOrder = ({ sketch, receivedMs }: { sketch: DisputeSketch; receivedMs: number }): number =>
  receivedMs + (sketch.outcome?.afterHours ?? 0) * hourMs

type Told = { sketch: DisputeSketch; receivedMs: number; chance: Chance }

function tell(disputes: Disputes, told: Told, circumstances: Circumstances): void {
  const { sketch } = told
  const { people, span } = circumstances
  const desk = people.find((person) => has(person, 'streetStaff')) as Person
  const received = receivedReport(told, circumstances)
  disputes.messages.push(...messagesOf(received, told, desk, span))
  const waits = waitsForReply(sketch)
  const { outcome } = sketch
  if (!outcome) {
    disputes.reports.push(StoredReport.parse({ ...received, waitsForReply: waits }))
    return
  }
  const answeredMs = officeTime(told.receivedMs + outcome.afterHours * hourMs)
  if (outcome.kind === 'refused') {
    const refusal = { ground: outcome.ground, words: outcome.words, by: desk.userId, at: new Date(answeredMs) }
    const priority = endedPriority(refusal.at)
    disputes.reports.push(
      StoredReport.parse({
        ...received,
        state: 'refused',
        refusal,
        priority,
        keptUntil: keptUntil(refusal.at),
        version: 2,
      }),
    )
    return
  }
  const mediators = people.filter((person) => has(person, 'mediator'))
  const mediator = mediators[outcome.mediator] as Person
  const made = caseOf(
    received,
    { answeredMs, mediator, desk, story: outcome.story, waits },
    disputes,
    told,
    circumstances,
  )
  disputes.cases.push(made.dispute)
  disputes.caseEvents.push(...made.changes)
  disputes.reports.push(
    StoredReport.parse({
      ...received,
      ...{ state: 'accepted', caseId: made.dispute._id, priority: made.dispute.priority, waitsForReply: waits },
      keptUntil: made.dispute.concludedAt && keptUntil(made.dispute.concludedAt),
      ...{ guidedBy: made.guided?.guide.userId ?? null, version: 2 },
    }),
  )
  if (made.guided) disputes.guided.push(made.guided)
}

const waitsForReply = ({ messages = [] }: DisputeSketch): boolean => messages[messages.length - 1]?.from === 'reporter'

function receivedReport({ sketch, receivedMs, chance }: Told, { street, doors, codec, nextPhone }: Circumstances) {
  const { door, amount, people, debtor, trouble, openness, stillThere, concerns = [], placeNote = '' } = sketch
  const { place } = doorFor(door, doors, chance)
  const lastMonth = (back: number): string => {
    const months = chinaYear(receivedMs) * 12 + Number(chinaDate(receivedMs).slice(5, 7)) - 1 - back
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
  }
  const months = sketch.monthsBack.map(lastMonth).sort()
  const claim = { trouble, stillThere, concerns, amount, months, people, debtor, placeNote }
  const receivedOn = chinaDate(receivedMs)
  const answer = answerBy(receivedOn, deadlinePolicyOn(receivedOn))
  const routing = route({ ...claim, placeKind: place.kind, invested: place.invested }, routingTableOn(receivedOn))
  const contact = openness === 'anonymous' ? null : { name: youngerName(chance), phone: nextPhone() }
  const receivedAt = new Date(receivedMs)
  return StoredReport.parse({
    ...{ _id: mintId(receivedMs, chance.bytes(10)), streetId: street.id, orgPath: place.orgPath, where: place.where },
    ...{ placeId: place._id, placeName: place.name, placeKind: place.kind, claim, openness },
    contactSealed: contact && codec.seal(JSON.stringify(contact), 'reports.contact'),
    consent: { text: reportConsent.text, version: reportConsent.version },
    // Nobody holds these receipts: the hash is of chance.
    receiptHash: Buffer.from(chance.bytes(32)).toString('base64url'),
    ...{ guidedBy: null, routing, state: 'received', receivedAt },
    priority: priorityOf({ urgent: routing.urgent, dueOn: answer.on, receivedAt: receivedAt.toISOString() }),
    ...{
      answerBy: answer.on,
      answerByProvisional: answer.provisional,
      refusal: null,
      caseId: null,
      photos: [],
      keptUntil: null,
    },
    waitsForReply: false,
    command: { inputHash: codec.sha256(`report.submit ${canonical(claim as unknown as Plain)}`) },
    version: 1,
  } satisfies Record<keyof StoredReport, unknown>)
}

function doorFor(wanted: DisputeSketch['door'], doors: Door[], chance: Chance): Door {
  const open = doors.filter(({ place }) => place.state === 'open')
  return chance.pick(
    open.filter(({ place }) => ('name' in wanted ? place.name === wanted.name : place.kind === wanted.kind)),
  )
}

function messagesOf(report: StoredReport, { sketch, chance }: Told, desk: Person, { endMs }: Span): StoredMessage[] {
  return (sketch.messages ?? []).map(({ from, text, hoursLater }) => {
    const atMs = Math.min(report.receivedAt.getTime() + hoursLater * hourMs, endMs - hourMs)
    const { streetId, orgPath, _id: reportId } = report
    return StoredMessage.parse({
      ...{ _id: mintId(atMs, chance.bytes(10)), streetId, orgPath, reportId, from, text, at: new Date(atMs) },
      by: from === 'street' ? desk.userId : null,
    })
  })
}

type Making = { answeredMs: number; mediator: Person; desk: Person; story: Step[]; waits: boolean }

function caseOf(
  report: StoredReport,
  { answeredMs, mediator, desk, story, waits }: Making,
  { cases }: Disputes,
  { sketch, chance }: Told,
  { people, span, street }: Circumstances,
) {
  const { streetId, orgPath, routing } = report
  const caseId = mintId(answeredMs, chance.bytes(10)) as StoredCase['_id']
  const { changes, state } = storyOf(caseId, report, { answeredMs, mediator, desk, story }, span)
  const year = chinaYear(answeredMs)
  const earlier = cases.filter(({ acceptedAt }) => chinaYear(acceptedAt.getTime()) === year).length
  const acceptedOn = chinaDate(answeredMs)
  const rules = deadlinePolicyOn(acceptedOn)
  const due = settleBy(acceptedOn, routing.disputeClass, rules)
  const guide = sketch.guided ? guideFor(people, span, chance) : undefined
  const guided: Guided | undefined = guide && {
    ...{ guide, referralId: mintId(answeredMs, chance.bytes(10)), acceptedMs: answeredMs, acceptedBy: desk.userId },
  }
  const dispute = StoredCase.parse({
    ...{ _id: caseId, streetId, orgPath, where: report.where, reportId: report._id },
    number: caseNumber([...street.name][0] ?? '', year, earlier + 1),
    ...{ placeName: report.placeName, placeKind: report.placeKind, claim: report.claim, openness: report.openness },
    ...{ routing, disputeClass: state.disputeClass, receivedAt: report.receivedAt, acceptedAt: state.acceptedAt },
    ...{ settleBy: due.on, settleByProvisional: due.provisional },
    arbitrationFrom: arbitrationFrom(chinaDate(report.receivedAt.getTime()), rules),
    ...{ status: state.status, mediatorId: state.mediatorId, mediatorName: mediator.name },
    ...{ concludedAt: state.concludedAt, lastWords: state.lastWords, lastAt: state.lastAt, waitsForReply: waits },
    priority: casePriority({
      ...{ urgent: routing.urgent, settleBy: due.on, receivedAt: report.receivedAt, concludedAt: state.concludedAt },
    }),
    awards: guided ? [{ userId: guided.guide.userId, entryId: `guided:${guided.referralId}`, points: 2 }] : [],
    ...{ seq: state.seq, version: changes.length },
  } satisfies Record<keyof StoredCase, unknown>)
  return { dispute, changes, guided }
}

/** Accepted and handed over, then step by step as far as yesterday evening. */
function storyOf(
  caseId: string,
  { streetId, orgPath, routing }: StoredReport,
  { answeredMs, mediator, desk, story }: Pick<Making, 'answeredMs' | 'mediator' | 'desk' | 'story'>,
  { endMs }: Span,
): { changes: StoredCaseChange[]; state: CaseState<Date> } {
  const changes: StoredCaseChange[] = []
  let state: CaseState<Date> | undefined
  const add = (by: Person, atMs: number, events: StoredCaseChange['events']) => {
    const seq = changes.length + 1
    const change = StoredCaseChange.parse({
      ...{ _id: `${caseId}:${seq}`, caseId, seq, streetId, orgPath, by: by.userId, at: new Date(atMs), events },
    })
    changes.push(change)
    state = applied(state, change)
  }
  add(desk, answeredMs, [
    { kind: 'accepted', disputeClass: routing.disputeClass },
    { kind: 'assigned', mediatorId: mediator.userId as StoredCase['mediatorId'] },
  ])
  let atMs = answeredMs
  for (const { afterHours, event } of story) {
    atMs = officeTime(atMs + afterHours * hourMs)
    if (atMs >= endMs) break
    add(mediator, atMs, [event as StoredCaseChange['events'][number]])
  }
  return { changes, state: state as unknown as CaseState<Date> }
}

/** Somebody whose points have room below the cap and who has served for a while. */
function guideFor(people: Person[], span: Span, chance: Chance): Person {
  const open = people.filter(
    (person) =>
      has(person, 'volunteer') &&
      !has(person, 'streetStaff') &&
      !person.suspended &&
      person.account === undefined &&
      person.roles.every(({ until }) => until === undefined) &&
      person.sinceMs < span.beginMs,
  )
  return chance.pick(open)
}
