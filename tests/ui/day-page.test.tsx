import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { AnswerOf } from '#domain/contract/index'
import { queryClient } from '@/client/query'
import { AppFrame } from '@/features/shell/app-frame'
import MediationsPage from '@/packages/mediation/mediations/index'
import HomePage from '@/pages/home/index'
import { caseId, mediationOf } from './case-fixtures'
import { double, pretendWindow } from './double'
import { signedIn, street } from './street-double'

jest.mock('@/client/transport', () => jest.requireActual('./street-double'))

type Card = AnswerOf<'case', 'day'>['cards'][number]
const clock = {
  dueOn: '2026-03-13',
  dueLabel: '3月13日 周五 17:00 前',
  leftLabel: '还剩 5 天',
  state: 'quiet' as const,
  provisional: false,
}
const cardOf = (n: number, more: Partial<Card> = {}): Card => ({
  caseId: `01ARZ3NDEKTSV4RRFFQ69G5CS${n}` as Card['caseId'],
  number: `柳调〔2026〕${n} 号`,
  title: `${n} 人，2 月工资没发`,
  placeName: `第 ${n} 家`,
  status: 'mediating',
  clock,
  lastWords: '老板愿意给',
  urgent: [],
  waitsForReply: false,
  ...more,
})
const day = (cards: Card[], more: Partial<AnswerOf<'case', 'day'>> = {}): void =>
  street.answers('case', 'day', () => ({
    data: { cards, next: null, waiting: 0, mediations: 0, unread: 0, ...more },
  }))

const open = (page: React.ReactNode): void => void render(<AppFrame>{page}</AppFrame>)
const section = (name: RegExp) =>
  within(screen.getByRole('heading', { name }).parentElement?.parentElement as HTMLElement)

beforeAll(() => {
  signedIn('mediator', '陈静')
})
beforeEach(() => {
  pretendWindow({ width: 390 })
  double.forget()
  queryClient().clear()
  street.sent.length = 0
})

describe('the mediator’s day', () => {
  it('puts what is due today before what is urgent, and that before the rest; one red button', async () => {
    day(
      [
        cardOf(1, { urgent: ['10 人以上'] }),
        cardOf(2, { clock: { ...clock, state: 'pressing', leftLabel: '今天 17:00 到期' } }),
        cardOf(3),
      ],
      { waiting: 1 },
    )
    open(<HomePage />)
    const first = section(await screen.findByRole('heading', { name: '先办这两件' }).then(() => /^先办这两件/))
    const titles = first.getAllByRole('listitem').map((item) => item.textContent ?? '')
    expect(titles[0]).toContain('第 2 家')
    expect(titles[0]).toContain('今天 17:00 到期')
    expect(titles[1]).toContain('10 人以上')
    expect(section(/^别的案子/).getByText(/第 3 家/)).toBeInTheDocument()
    expect(screen.getByText('2 件要盯紧，1 位在等回话')).toBeInTheDocument()
    const note = screen.getAllByRole('button', { name: '记下这次调解' })
    expect(note).toHaveLength(1)
    fireEvent.click(note[0] as HTMLElement)
    expect(double.asked).toContainEqual(
      expect.objectContaining({ url: `/packages/mediation/case/index?id=${cardOf(2).caseId}&do=note` }),
    )
  })

  it('names who waits for a word, and the mediations of volunteers', async () => {
    day([cardOf(1, { waitsForReply: true }), cardOf(4, { status: 'settled', clock: null, waitsForReply: true })], {
      waiting: 2,
      mediations: 3,
    })
    open(<HomePage />)
    await screen.findByRole('heading', { name: /在等您回话/ })
    const waiting = section(/在等您回话/)
    expect(waiting.getAllByRole('listitem')).toHaveLength(2)
    fireEvent.click(waiting.getByRole('button', { name: /第 4 家/ }))
    fireEvent.click(screen.getByRole('button', { name: /3 件等您看/ }))
    expect(double.asked.map(({ url }) => url)).toEqual(
      expect.arrayContaining([
        `/packages/mediation/case/index?id=${cardOf(4).caseId}`,
        '/packages/mediation/mediations/index',
      ]),
    )
  })

  it('without a case says where one will come from', async () => {
    day([])
    open(<HomePage />)
    expect(await screen.findByText('手上没有案子')).toBeInTheDocument()
    expect(screen.getByText('现在没有要办的')).toBeInTheDocument()
  })

  it('on the desk is the row 案件, beside 主动调解 with its count', async () => {
    pretendWindow({ width: 1280 })
    day([cardOf(1)], { mediations: 2 })
    open(<HomePage />)
    expect(await screen.findByRole('link', { name: '主动调解，2 件等您看' })).toBeInTheDocument()
    expect(screen.getByRole('link', { name: '案件' })).toHaveAttribute('aria-current', 'page')
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('案件')
    expect(caseId).toHaveLength(26)
  })
})

describe('mediations of volunteers', () => {
  const rows = [
    mediationOf(),
    mediationOf({ mediationId: '01ARZ3NDEKTSV4RRFFQ69G5MDB' as never, own: true, placeName: '顺发汽修厂' }),
  ]
  beforeEach(() => {
    day([])
    street.answers('case', 'mediations', () => ({ data: { rows, next: null, total: 2 } }))
  })

  it('count with one touch by the version that was read, and leave the list', async () => {
    street.answers('case', 'reviewMediation', () => ({
      data: { row: mediationOf({ state: 'confirmed', version: 2 }) },
    }))
    open(<MediationsPage />)
    await screen.findByRole('heading', { name: '老周面馆' })
    street.answers('case', 'mediations', () => ({ data: { rows: rows.slice(1), next: null, total: 1 } }))
    const buttons = screen.getAllByRole('button', { name: '算数' })
    // One's own has to be looked at by somebody else.
    expect(buttons[1]).toHaveAttribute('aria-disabled', 'true')
    expect(screen.getByText('您自己牵头的，请另一位调解员来看')).toBeInTheDocument()
    fireEvent.click(buttons[0] as HTMLElement)
    await waitFor(() =>
      expect(street.heard('case.reviewMediation')[0]).toMatchObject({
        input: { mediationId: mediationOf().mediationId, version: 1, decision: 'confirm', reason: '' },
      }),
    )
    await waitFor(() => expect(screen.queryByRole('heading', { name: '老周面馆' })).toBeNull())
    expect(await screen.findByText('算数了，分已经记上。')).toBeInTheDocument()
  })

  it('are counted by the first page, also when more have been opened', async () => {
    street.answers('case', 'mediations', ({ cursor }) =>
      cursor === undefined
        ? { data: { rows: rows.slice(0, 1), next: 'bQ', total: 2 } }
        : { data: { rows: rows.slice(1), next: null, total: null } },
    )
    open(<MediationsPage />)
    await screen.findByText(/^共 2 件/)
    fireEvent.click(screen.getByRole('button', { name: '看后面的' }))
    await screen.findByRole('heading', { name: '顺发汽修厂' })
    expect(screen.getByText(/^共 2 件/)).toBeInTheDocument()
  })

  it('do not count only with a sentence that the volunteer will read', async () => {
    street.answers('case', 'reviewMediation', () => ({ data: { row: mediationOf({ state: 'refused', version: 2 }) } }))
    open(<MediationsPage />)
    await screen.findByRole('heading', { name: '老周面馆' })
    fireEvent.click(screen.getByRole('button', { name: '不算数' }))
    const hand = screen.getByRole('button', { name: '不算数，告诉他' })
    fireEvent.click(hand)
    expect(street.heard('case.reviewMediation')).toHaveLength(0)
    fireEvent.change(screen.getByLabelText('老周面馆这一次，为什么不算？'), { target: { value: '老板没到场' } })
    fireEvent.click(hand)
    await waitFor(() =>
      expect(street.heard('case.reviewMediation')[0]).toMatchObject({
        input: { decision: 'refuse', reason: '老板没到场' },
      }),
    )
  })
})
