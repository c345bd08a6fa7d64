import type { AnswerOf } from '#domain/contract/index'
import { chinaDate, momentLabel } from '#domain/kernel/instant'
import { deadlinePolicyOn } from '#domain/policy/deadlines'
import type { RefusalGround } from '#domain/report/report'
import type { DisputeClass } from '#domain/routing/routing'
import type { LostShown } from '../case/lost-words'
import { contactWords, shownMessages, shownPhotos } from '../case/shown-case'
import { useAnswers } from '../case/use-answers'
import { useContact } from '../case/use-contact'
import { useMediators } from '../case/use-mediators'
import { useOrders, wordsOf } from '../case/use-orders'
import { useAsk } from '../session/use-ask'
import { useDraft } from '../session/use-draft'
import { useNow } from '../session/use-now'
import { useSettled } from '../session/use-settled'
import type { ReportShown } from './queue-words'
import type { ReportMore } from './report-detail'

type Opened = AnswerOf<'case', 'openReport'>

const names = { refuse: '不受理，写明原因', reply: '回一句' } as const

/** One report on the page or in the preview: what is said and shown besides, and the answer to it. */
export function useReport(report: ReportShown | undefined) {
  const key = report?.key ?? ''
  const settled = useSettled(key, 200)
  const now = useNow()
  const asked = useAsk(
    'case',
    'openReport',
    { reportId: settled },
    {
      enabled: settled !== '',
      keep: false,
      // The addresses of photos are good for ten minutes.
      everyMs: 300_000,
    },
  )
  const roster = useMediators(report?.state === 'received' && settled === key, key)
  const { orders, order, read } = useOrders()
  const mine = orders.filter(({ input, route }) => input.reportId === key && isOurs(route))
  const drafts = { refuse: useDraft(`refuse/${key}`), reply: useDraft(`reply/${key}`) }
  const look = useContact(key)
  useAnswers()
  const opened = settled === key ? asked.data : undefined
  const ofReport = { reportId: key, version: report?.version ?? 0 }
  const isOpen = (...routes: string[]): boolean =>
    mine.some(({ route, refused }) => refused === undefined && routes.includes(route))
  const readOld = (route: string): void => {
    for (const one of mine) if (one.route === route && one.refused) read(one.commandId)
  }

  return {
    offline: asked.offline,
    more: moreOf(opened, settled === key ? asked.stage : 'loading', asked.requestId, report, now),
    lost: mine.flatMap((one): LostShown[] =>
      one.refused === undefined || one.route === 'accept'
        ? []
        : [
            {
              commandId: one.commandId,
              what: names[one.route as keyof typeof names],
              problem: one.refused,
              words: wordsOf(one),
            },
          ],
    ),
    reply: {
      draft: drafts.reply,
      busy: isOpen('reply'),
      async onReply(text: string): Promise<void> {
        if (!(await order('reply', { reportId: key, text }))) return
        drafts.reply.drop()
        readOld('reply')
      },
    },
    look,
    again(commandId: string): void {
      const lost = mine.find((one) => one.commandId === commandId)
      if (lost?.route === 'reply' || lost?.route === 'refuse') drafts[lost.route].write(wordsOf(lost))
      read(commandId)
    },
    dismiss: read,
    retry: asked.refetch,
    answer: {
      roster,
      proposed: {
        disputeClass: report?.routing.disputeClass ?? 'ordinary',
        reason: report?.routing.classReason ?? '',
      },
      days: deadlinePolicyOn(chinaDate(now)).settleDays,
      busy: isOpen('accept', 'refuse'),
      draft: drafts.refuse,
      onAccept: (mediatorId: string, disputeClass: DisputeClass): void =>
        void order('accept', { ...ofReport, mediatorId, disputeClass }),
      async onRefuse(ground: RefusalGround, words: string): Promise<void> {
        if (!(await order('refuse', { ...ofReport, ground, words }))) return
        drafts.refuse.drop()
        readOld('refuse')
      },
    },
  }
}

const isOurs = (route: string): boolean => route === 'accept' || route in names

function moreOf(
  opened: Opened | undefined,
  stage: ReportMore['stage'],
  requestId: string | undefined,
  report: ReportShown | undefined,
  now: string,
): ReportMore {
  const mayReveal = opened?.mayReveal ?? false
  return {
    stage: opened ? 'ready' : stage === 'ready' ? 'loading' : stage,
    requestId,
    messages: shownMessages(opened?.messages ?? [], now),
    photos: shownPhotos(opened?.photos ?? [], now),
    contact: contactWords(report?.openness ?? 'anonymous', mayReveal),
    mayReveal,
    refusal: opened?.refusal ? { text: opened.refusal.text, when: momentLabel(opened.refusal.at, now) } : undefined,
  }
}
