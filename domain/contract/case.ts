import * as z from 'zod'
import { caseActions, caseStatuses, failureReasons, noteKinds, roads } from '../case/case'
import { CaseEventShape } from '../case/stored'
import { CaseId, MediationId, ReportId, UserId } from '../kernel/id'
import { writtenText } from '../kernel/text'
import { mediationOutcomes, mediationStates } from '../mediation/mediation'
import { placeKinds } from '../place/place'
import { openness, refusalGrounds, reportStates } from '../report/report'
import { Claim } from '../report/stored'
import { disputeClasses } from '../routing/routing'
import { RoutingDecision } from '../routing/stored'
import type { RouteContract } from './envelope'
import { Cursor, InstantShape, OrgPathShape } from './shared'

/** How far a clock has run: quiet below 50 %, soon from 50 %, pressing from 80 %, late after its last day. */
const Clock = z.object({
  dueOn: z.iso.date(),
  /** `3月10日 周二 17:00 前` */
  dueLabel: z.string(),
  /** `还剩 2 天`, `今天 17:00 到期`, `超了 1 天` */
  leftLabel: z.string(),
  state: z.enum(['quiet', 'soon', 'pressing', 'late']),
  /** Weekends only, because the holidays of that year are not published yet. */
  provisional: z.boolean(),
})
export type Clock = z.infer<typeof Clock>

const deskTabs = ['toAnswer', 'open', 'dueSoon', 'ended'] as const
export type DeskTab = (typeof deskTabs)[number]

/** One line of the street's queue: a report, and its case once there is one. No name, no phone. */
export const DeskRow = z.object({
  reportId: ReportId,
  version: z.int(),
  caseId: CaseId.nullable(),
  number: z.string().nullable(),
  state: z.enum(reportStates),
  status: z.enum(caseStatuses).nullable(),
  placeName: z.string(),
  placeKind: z.enum(placeKinds).nullable(),
  where: z.string(),
  /** `12 人两个月工资没发` */
  title: z.string(),
  claim: Claim,
  openness: z.enum(openness),
  routing: RoutingDecision,
  receivedAt: InstantShape,
  clock: Clock.nullable(),
  mediatorName: z.string().nullable(),
  photos: z.int(),
  waitsForReply: z.boolean(),
})
export type DeskRow = z.infer<typeof DeskRow>

const MessageView = z.object({
  id: z.string(),
  from: z.enum(['reporter', 'street']),
  text: z.string(),
  at: InstantShape,
})

/** The story of a case: what is due, what was said, what happened, what may be done now. */
export const CaseView = z.object({
  caseId: CaseId,
  /** What messages and the look at the contact are asked by. */
  reportId: ReportId,
  version: z.int(),
  number: z.string(),
  status: z.enum(caseStatuses),
  title: z.string(),
  placeName: z.string(),
  placeKind: z.enum(placeKinds).nullable(),
  where: z.string(),
  claim: Claim,
  openness: z.enum(openness),
  routing: RoutingDecision,
  disputeClass: z.enum(disputeClasses),
  mediatorName: z.string(),
  /** The caller is the one who handles it. */
  mine: z.boolean(),
  receivedAt: InstantShape,
  acceptedAt: InstantShape,
  clock: Clock.nullable(),
  /** The line of time: past, now and to come. */
  line: z.array(
    z.object({
      title: z.string(),
      on: z.iso.date(),
      state: z.enum(['done', 'now', 'later']),
    }),
  ),
  events: z.array(z.object({ seq: z.int(), at: InstantShape, byLabel: z.string(), event: CaseEventShape })),
  messages: z.array(MessageView),
  photos: z.array(z.object({ url: z.string(), at: InstantShape })),
  actions: z.array(z.enum([...new Set(Object.values(caseActions).flat())])),
  /** Whether this caller may ask for the reporter's name and phone. */
  mayReveal: z.boolean(),
})
export type CaseView = z.infer<typeof CaseView>

/** A card of the mediator's day. */
const DayCard = z.object({
  caseId: CaseId,
  number: z.string(),
  title: z.string(),
  placeName: z.string(),
  status: z.enum(caseStatuses),
  clock: Clock.nullable(),
  lastWords: z.string(),
  urgent: z.array(z.string()),
  waitsForReply: z.boolean(),
})
export type DayCard = z.infer<typeof DayCard>

const MediationRow = z.object({
  mediationId: MediationId,
  version: z.int(),
  placeName: z.string(),
  where: z.string(),
  outcome: z.enum(mediationOutcomes),
  words: z.string(),
  at: InstantShape,
  state: z.enum(mediationStates),
  authorName: z.string().nullable(),
  authorPhone: z.string().nullable(),
  own: z.boolean(),
})
export type MediationRow = z.infer<typeof MediationRow>

const Reason = (most: number, ask: string) => writtenText(most).refine((text) => text !== '', ask)
const ofReport = { reportId: ReportId, version: z.int() }
const ofCase = { caseId: CaseId, version: z.int() }

export const caseContract = {
  /** The street's list, urgent first, then what is due first. */
  queue: {
    kind: 'query',
    input: z.strictObject({
      tab: z.enum(deskTabs),
      collective: z.boolean().optional(),
      openness: z.enum(openness).optional(),
      /** The path of a community. */
      within: z.string().max(80).optional(),
      cursor: Cursor.optional(),
    }),
    answer: z.object({
      rows: z.array(DeskRow),
      next: Cursor.nullable(),
      /** How many there are in each tab; asked for with the first page only. */
      totals: z.object({ toAnswer: z.int(), open: z.int(), dueSoon: z.int(), ended: z.int() }).nullable(),
    }),
  },
  /** The communities of the street, to narrow the list by. */
  communities: {
    kind: 'query',
    input: z.strictObject({}),
    answer: z.object({ communities: z.array(z.object({ path: OrgPathShape, name: z.string() })) }),
  },
  /** Before it is accepted: what was said, shown, and asked. */
  openReport: {
    kind: 'query',
    input: z.strictObject({ reportId: ReportId }),
    answer: z.object({
      row: DeskRow,
      messages: z.array(MessageView),
      photos: z.array(z.object({ url: z.string(), at: InstantShape })),
      mayReveal: z.boolean(),
      refusal: z.object({ text: z.string(), at: InstantShape }).nullable(),
    }),
  },
  /**
   * The roster with how much each one has in hand, the least burdened first. Of a report named, whoever is tied to its place stands
   * apart; how they are tied is not told.
   */
  mediators: {
    kind: 'query',
    input: z.strictObject({ reportId: ReportId.optional() }),
    answer: z.object({
      mediators: z.array(z.object({ userId: UserId, name: z.string(), open: z.int() })),
      /** Who cannot take it now, and why. */
      others: z.array(z.object({ userId: UserId, name: z.string(), why: z.enum(['tied', 'suspended']) })),
    }),
  },
  /** Opens a case and gives it to a mediator. */
  accept: {
    kind: 'command',
    input: z.strictObject({ ...ofReport, mediatorId: UserId, disputeClass: z.enum(disputeClasses) }),
    answer: z.object({ row: DeskRow }),
  },
  /** In writing, with what the person can do instead. */
  refuse: {
    kind: 'command',
    input: z.strictObject({ ...ofReport, ground: z.enum(refusalGrounds), words: writtenText(300) }),
    answer: z.object({ row: DeskRow }),
  },
  /** A message to whoever holds the receipt. */
  reply: {
    kind: 'command',
    input: z.strictObject({ reportId: ReportId, text: Reason(500, '请写一句再发') }),
    answer: z.object({ messages: z.array(MessageView) }),
  },
  /** Name and phone of a reporter, as far as they allowed; every look is written down with its reason. */
  revealContact: {
    kind: 'command',
    input: z.strictObject({ reportId: ReportId, reason: Reason(100, '请写一句为什么要看') }),
    answer: z.object({ name: z.string(), phone: z.string() }),
  },
  /** The mediator's own cases: what is due, who waits. */
  day: {
    kind: 'query',
    input: z.strictObject({ cursor: Cursor.optional() }),
    answer: z.object({
      cards: z.array(DayCard),
      next: Cursor.nullable(),
      waiting: z.int(),
      /** Active mediations of volunteers that wait for a mediator's look. */
      mediations: z.int(),
      unread: z.int(),
    }),
  },
  open: { kind: 'query', input: z.strictObject({ caseId: CaseId }), answer: CaseView },
  /** Hands the case to another mediator. */
  assign: {
    kind: 'command',
    input: z.strictObject({ ...ofCase, mediatorId: UserId, words: writtenText(300) }),
    answer: CaseView,
  },
  /** Gives all that a mediator has in hand to another, a few a call; `left` says whether to ask again. */
  handOver: {
    kind: 'command',
    input: z.strictObject({ from: UserId, to: UserId }),
    answer: z.object({
      moved: z.int(),
      left: z.int(),
      /** Numbers of cases that this mediator must not handle. */
      stuck: z.array(z.string()),
    }),
  },
  note: {
    kind: 'command',
    input: z.strictObject({ ...ofCase, how: z.enum(noteKinds), words: Reason(500, '请写一句谈得怎么样') }),
    answer: CaseView,
  },
  settle: {
    kind: 'command',
    input: z.strictObject({
      ...ofCase,
      words: Reason(500, '请写一句怎么谈成的'),
      agreedFen: z.int().min(0).max(100_000_000_00).nullable(),
      payBy: z.iso.date().nullable(),
    }),
    answer: CaseView,
  },
  fail: {
    kind: 'command',
    input: z.strictObject({
      ...ofCase,
      reason: z.enum(failureReasons),
      words: writtenText(500),
      roads: z.array(z.enum(roads)).min(1, '请至少给一条别的路'),
    }),
    answer: CaseView,
  },
  /** Active mediations of volunteers, oldest first. */
  mediations: {
    kind: 'query',
    input: z.strictObject({ cursor: Cursor.optional() }),
    answer: z.object({
      rows: z.array(MediationRow),
      next: Cursor.nullable(),
      /** All that wait; counted with the first page only. */
      total: z.int().nullable(),
    }),
  },
  reviewMediation: {
    kind: 'command',
    input: z
      .strictObject({
        mediationId: MediationId,
        version: z.int(),
        decision: z.enum(['confirm', 'refuse']),
        reason: writtenText(200),
      })
      .refine(({ decision, reason }) => decision === 'confirm' || reason !== '', '不算数要写一句为什么'),
    answer: z.object({ row: MediationRow }),
  },
} as const satisfies Record<string, RouteContract>
