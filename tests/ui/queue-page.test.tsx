import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { DeskRow } from '#domain/contract/case'
import { queryClient } from '@/client/query'
import { AppFrame } from '@/features/shell/app-frame'
import QueuePage from '@/packages/street/queue/index'
import { colleagueId, mediatorId, routing, rowOf } from './case-fixtures'
import { double, pretendWindow } from './double'
import { signedIn, street } from './street-double'

jest.mock('@/client/transport', () => jest.requireActual('./street-double'))

const second = '01ARZ3NDEKTSV4RRFFQ69G5RPB' as DeskRow['reportId']
const clock = rowOf().clock as NonNullable<DeskRow['clock']>
const plain = {
  ...routing,
  collective: false,
  urgent: [],
  disputeClass: 'ordinary' as const,
  classReason: '一个人的事',
}
const rows: DeskRow[] = [
  rowOf({ waitsForReply: true }),
  rowOf({
    reportId: second,
    version: 1,
    placeName: '老周面馆',
    title: '1 人，2 月工资没发',
    routing: plain,
    claim: { ...rowOf().claim, people: 'one', amount: { by: 'range', range: '10kTo30k' }, months: ['2026-02'] },
    clock: { ...clock, state: 'pressing', leftLabel: '今天 17:00 到期' },
    openness: 'mediatorOnly',
  }),
]
const totals = { toAnswer: 2, open: 23, dueSoon: 4, ended: 9 }

const row = (name: RegExp): HTMLElement => screen.getByRole('row', { name })
const preview = () => within(screen.getByRole('complementary'))
const heard = (route: string) => street.heard(`case.${route}`).map(({ input }) => input)

async function opened(): Promise<void> {
  render(
    <AppFrame>
      <QueuePage />
    </AppFrame>,
  )
  await screen.findAllByText('柳溪花园二期工地')
}

/** The street's list without what has been answered. */
let open: DeskRow[]

describe('the list of the street’s desk', () => {
  beforeAll(() => {
    signedIn('streetStaff', '何立新')
    street.answers('case', 'communities', () => ({
      data: {
        communities: [
          { path: '/d1/s1/c01', name: '桃园社区' },
          { path: '/d1/s1/c02', name: '长青社区' },
        ],
      },
    }))
    street.answers('case', 'mediators', () => ({
      data: {
        mediators: [
          { userId: mediatorId, name: '陈静', open: 1 },
          { userId: colleagueId, name: '王强', open: 3 },
        ],
        others: [{ userId: 'mediator-3' as never, name: '周解明', why: 'tied' as const }],
      },
    }))
  })
  beforeEach(() => {
    pretendWindow({ width: 1280 })
    double.forget()
    queryClient().clear()
    street.sent.length = 0
    open = rows
    street.answers('case', 'queue', ({ tab }) => ({
      data: { rows: tab === 'toAnswer' ? open : [], next: null, totals: { ...totals, toAnswer: open.length } },
    }))
    street.answers('case', 'openReport', ({ reportId }) => ({
      data: {
        row: rows.find((one) => one.reportId === reportId) ?? rowOf(),
        messages: [{ id: 'm1', from: 'reporter' as const, text: '什么时候来看看？', at: '2026-03-05T07:00:00.000Z' }],
        photos: [{ url: 'https://example.invalid/1.jpg', at: '2026-03-05T06:20:00.000Z' }],
        mayReveal: false,
        refusal: null,
      },
    }))
  })

  it('counts each tab, and says of each line until when in word, shape and date', async () => {
    await opened()
    for (const name of ['等受理 2', '办理中 23', '快到期 4', '已办结 9'])
      expect(screen.getByRole('tab', { name })).toBeInTheDocument()
    expect(row(/老周面馆/)).toHaveTextContent(/今天 17:00 到期3月10日 周二/)
    expect(row(/老周面馆/).querySelector('.icon-tri')).not.toBeNull()
    expect(row(/柳溪花园/)).toHaveTextContent(/3月10日 周二10 人以上/)
    expect(row(/柳溪花园/)).toHaveTextContent('等回话')
    expect(screen.getByText('共 2 件，紧急的在前，再按期限')).toBeInTheDocument()
    const [much] = within(row(/老周面馆/)).getAllByText('1 万 – 3 万')
    expect(much?.closest('td')).toHaveClass('right')
  })

  it('shows the first line beside it, follows the arrow keys, and opens whole on Enter', async () => {
    await opened()
    expect(preview().getByRole('heading', { level: 2 })).toHaveTextContent('10 人以上，1 月、2 月工资没发')
    row(/柳溪花园/).focus()
    fireEvent.keyDown(row(/柳溪花园/), { key: 'ArrowDown' })
    expect(row(/老周面馆/)).toHaveFocus()
    expect(preview().getByRole('heading', { level: 2 })).toHaveTextContent('1 人，2 月工资没发')
    expect(await preview().findByText('什么时候来看看？')).toBeInTheDocument()
    expect(preview().getByText(/姓名和电话只给办这件事的调解员看/)).toBeInTheDocument()
    fireEvent.keyDown(row(/老周面馆/), { key: 'Enter' })
    expect(double.asked).toContainEqual(
      expect.objectContaining({ api: 'navigateTo', url: `/packages/street/report/index?id=${second}` }),
    )
  })

  it('tells why it was sent where, by which version of the table', async () => {
    await opened()
    expect(preview().getByText('人社、住建').parentElement).toHaveTextContent('人社、住建：工地上欠工资')
    expect(preview().getByText('按路由表 2026-01 送的')).toBeInTheDocument()
  })

  it('accepts with one touch: the least burdened mediator, the class of the table, the version that was read', async () => {
    street.answers('case', 'accept', ({ reportId }) => {
      open = open.filter((one) => one.reportId !== reportId)
      return { data: { row: rowOf({ state: 'accepted', mediatorName: '陈静' }) } }
    })
    await opened()
    expect(await preview().findByText('陈静，手上 1 件；复杂，7 天谈好')).toBeInTheDocument()
    const accept = preview().getByRole('button', { name: '受理，转给陈静' })
    accept.focus()
    fireEvent.click(accept)
    await waitFor(() => expect(heard('accept')).toHaveLength(1))
    expect(heard('accept')[0]).toMatchObject({ version: 3, mediatorId, disputeClass: 'complex' })
    expect(await screen.findByText('受理了，转给陈静了。')).toBeInTheDocument()
    // The line leaves the list and its count at once; the next one is looked at, and has the focus.
    await waitFor(() => expect(screen.queryByRole('row', { name: /柳溪花园/ })).toBeNull())
    expect(screen.getByRole('tab', { name: '等受理 1' })).toBeInTheDocument()
    expect(preview().getByRole('heading', { level: 2 })).toHaveTextContent('1 人，2 月工资没发')
    expect(row(/老周面馆/)).toHaveFocus()
  })

  it('gives it to another mediator and another class when told so', async () => {
    street.answers('case', 'accept', () => ({ data: { row: rowOf({ state: 'accepted', mediatorName: '王强' }) } }))
    await opened()
    fireEvent.click(await preview().findByRole('button', { name: '换一换' }))
    expect(screen.getByText('路由表说：10 人以上，按复杂的办')).toBeInTheDocument()
    // Who is tied to the place stands beside the choice, with no word of how.
    expect(screen.getByText('周解明：和这家单位有关系，回避')).toBeInTheDocument()
    expect(screen.queryByRole('radio', { name: /^周解明/ })).toBeNull()
    fireEvent.click(screen.getByRole('radio', { name: /^一般/ }))
    fireEvent.click(screen.getByRole('radio', { name: /^王强/ }))
    fireEvent.click(screen.getByRole('button', { name: '就这样' }))
    fireEvent.click(preview().getByRole('button', { name: '受理，转给王强' }))
    await waitFor(() => expect(heard('accept')).toHaveLength(1))
    expect(heard('accept')[0]).toMatchObject({ mediatorId: colleagueId, disputeClass: 'ordinary' })
  })

  it('refuses only in writing, and shows beforehand what the reporter will read', async () => {
    street.answers('case', 'refuse', () => ({ data: { row: rowOf({ state: 'refused', clock: null }) } }))
    await opened()
    fireEvent.click(preview().getByRole('button', { name: '不受理，写明原因' }))
    const dialog = within(screen.getByRole('dialog'))
    expect(dialog.getAllByRole('radio')).toHaveLength(4)
    const hand = dialog.getByRole('button', { name: '不受理，告诉本人' })
    fireEvent.click(hand)
    expect(heard('refuse')).toHaveLength(0)
    fireEvent.click(dialog.getByRole('radio', { name: /^归别的街道管/ }))
    fireEvent.change(screen.getByLabelText('再补几句（可以不写）'), {
      target: { value: '望江街道电话 0999-5550232。' },
    })
    expect(dialog.getByText('本人会看到：').parentElement).toHaveTextContent(
      '这件事归别的街道管，请打 12345 转过去。望江街道电话 0999-5550232。',
    )
    fireEvent.click(hand)
    await waitFor(() => expect(heard('refuse')).toHaveLength(1))
    expect(heard('refuse')[0]).toMatchObject({
      ground: 'notOurStreet',
      words: '望江街道电话 0999-5550232。',
      version: 3,
    })
  })

  it('asks anew when somebody was quicker, and says so', async () => {
    const message = '同事刚刚办了这一件，请刷新看看。'
    street.answers('case', 'accept', () => {
      open = open.slice(1)
      return { refusal: { code: 'notNow', message } }
    })
    await opened()
    fireEvent.click(await preview().findByRole('button', { name: '受理，转给陈静' }))
    expect(await screen.findByText(message)).toBeInTheDocument()
    await waitFor(() => expect(screen.queryByRole('row', { name: /柳溪花园/ })).toBeNull())
  })

  it('is narrowed by community, by openness and to ten or more, and says how to see all again', async () => {
    await opened()
    fireEvent.click(screen.getByRole('checkbox', { name: '10 人以上' }))
    await waitFor(() => expect(heard('queue')).toContainEqual({ tab: 'toAnswer', collective: true }))
    open = []
    fireEvent.change(await screen.findByRole('combobox', { name: '社区' }), { target: { value: '/d1/s1/c02' } })
    await waitFor(() =>
      expect(heard('queue')).toContainEqual({ tab: 'toAnswer', collective: true, within: '/d1/s1/c02' }),
    )
    fireEvent.change(screen.getByRole('combobox', { name: '来源' }), { target: { value: 'anonymous' } })
    await waitFor(() =>
      expect(heard('queue')).toContainEqual({
        tab: 'toAnswer',
        collective: true,
        within: '/d1/s1/c02',
        openness: 'anonymous',
      }),
    )
    open = rows
    fireEvent.click(await screen.findByRole('button', { name: '全部都看' }))
    expect((await screen.findAllByText('柳溪花园二期工地')).length).toBeGreaterThan(0)
  })

  it('on a phone is cards that open whole', async () => {
    pretendWindow({ width: 390 })
    await opened()
    expect(screen.queryByRole('grid')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: /老周面馆/ }))
    expect(double.asked).toContainEqual(expect.objectContaining({ api: 'navigateTo' }))
  })

  it('on a tablet opens a line as a sheet above the list', async () => {
    pretendWindow({ width: 834 })
    await opened()
    expect(screen.queryByRole('dialog')).toBeNull()
    fireEvent.click(row(/老周面馆/))
    expect(await screen.findByRole('dialog', { name: '1 人，2 月工资没发' })).toBeInTheDocument()
    act(() => void fireEvent.keyDown(document, { key: 'Escape' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})
