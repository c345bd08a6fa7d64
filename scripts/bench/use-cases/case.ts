import type { AnswerOf, InputOf } from '#domain/contract/index'
import { codeAt, doors, longWords, players } from '../street/cast'
import { type BenchStreet, newCommandId } from '../street/street'
import { acceptedCase, handedIn, waitingReport } from './report'
import { call, type UseCase } from './use-case'
import { freshHelper } from './visit'

const { mediator, otherMediator, streetStaff } = players

/** A talk that a volunteer led, waiting for a mediator's look. */
const heldMediation = async (street: BenchStreet, nth: number): Promise<string> => {
  const mediationId = newCommandId()
  const input: InputOf<'visit', 'recordMediation'> = {
    door: { by: 'code', code: codeAt(nth % doors) },
    bothAgreed: true,
    outcome: 'agreed',
    words: longWords,
    at: new Date().toISOString(),
  }
  await street.done('visit', 'recordMediation', await freshHelper(street, nth), input, mediationId)
  return mediationId
}

const openedCase = async (street: BenchStreet, nth: number): Promise<string> =>
  acceptedCase(street, await waitingReport(street, nth))

type Tab = InputOf<'case', 'queue'>['tab']

/** The first page, which also counts every tab, and one behind it. */
const queuePages = (tab: Tab, label: string): UseCase[] => [
  call('case', 'queue', 'screen', async () => ({ who: streetStaff, input: { tab } }), label),
  call(
    'case',
    'queue',
    'list',
    async (street) => {
      const first = await street.done<AnswerOf<'case', 'queue'>>('case', 'queue', streetStaff, { tab })
      return { who: streetStaff, input: { tab, cursor: first.next ?? undefined } }
    },
    `${label}，第二页`,
  ),
]

const acceptBy = (reportId: string): InputOf<'case', 'accept'> => ({
  reportId,
  version: 1,
  mediatorId: mediator.userId,
  disputeClass: 'complex',
})

export const caseUseCases: UseCase[] = [
  ...queuePages('toAnswer', '待答复'),
  ...queuePages('open', '在办'),
  ...queuePages('ended', '办结'),
  call('case', 'communities', 'list', async () => ({ who: streetStaff, input: {} })),
  call('case', 'mediators', 'list', async () => ({ who: streetStaff, input: {} })),
  call(
    'case',
    'mediators',
    'screen',
    async (street, nth) => ({ who: streetStaff, input: { reportId: await waitingReport(street, nth) } }),
    '给一件',
  ),
  call('case', 'openReport', 'screen', async (street, nth) => ({
    who: streetStaff,
    input: { reportId: await waitingReport(street, nth) },
  })),
  call('case', 'accept', 'decide', async (street, nth) => ({
    who: streetStaff,
    input: acceptBy(await waitingReport(street, nth)),
  })),
  call(
    'case',
    'accept',
    'decide',
    async (street, nth) => {
      const guide = await freshHelper(street, nth)
      return { who: streetStaff, input: acceptBy(await waitingReport(street, nth, guide)) }
    },
    '有人引导',
  ),
  call('case', 'refuse', 'change', async (street, nth) => ({
    who: streetStaff,
    input: {
      reportId: await waitingReport(street, nth),
      version: 1,
      ground: 'notLabour' as const,
      words: longWords,
    },
  })),
  call('case', 'reply', 'change', async (street, nth) => ({
    who: streetStaff,
    input: { reportId: await waitingReport(street, nth), text: longWords },
  })),
  call('case', 'revealContact', 'change', async (street, nth) => ({
    who: streetStaff,
    input: { reportId: (await handedIn(street, nth)).reportId, reason: '约他来谈' },
  })),
  call('case', 'day', 'screen', async () => ({ who: mediator, input: {} })),
  call('case', 'open', 'screen', async (street, nth) => ({
    who: mediator,
    input: { caseId: await openedCase(street, nth) },
  })),
  call('case', 'note', 'change', async (street, nth) => ({
    who: mediator,
    input: { caseId: await openedCase(street, nth), version: 1, how: 'session' as const, words: longWords },
  })),
  // Two mediators are told, and neither may be tied to the firm.
  call('case', 'assign', 'decide', async (street, nth) => ({
    who: streetStaff,
    input: {
      caseId: await openedCase(street, nth),
      version: 1,
      mediatorId: otherMediator.userId,
      words: longWords,
    },
  })),
  call('case', 'settle', 'change', async (street, nth) => ({
    who: mediator,
    input: {
      caseId: await openedCase(street, nth),
      version: 1,
      words: longWords,
      agreedFen: 24_000_00,
      payBy: null,
    },
  })),
  call('case', 'fail', 'change', async (street, nth) => ({
    who: mediator,
    input: {
      caseId: await openedCase(street, nth),
      version: 1,
      reason: 'otherSideGone' as const,
      words: longWords,
      roads: ['arbitration' as const, 'legalAid' as const],
    },
  })),
  call('case', 'mediations', 'screen', async () => ({ who: mediator, input: {} })),
  call(
    'case',
    'mediations',
    'list',
    async (street) => {
      const first = await street.done<AnswerOf<'case', 'mediations'>>('case', 'mediations', mediator, {})
      return { who: mediator, input: { cursor: first.next ?? undefined } }
    },
    '第二页',
  ),
  call('case', 'reviewMediation', 'decide', async (street, nth) => ({
    who: mediator,
    input: { mediationId: await heldMediation(street, nth), version: 1, decision: 'confirm' as const, reason: '' },
  })),
]
