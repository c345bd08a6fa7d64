import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { queryClient } from '@/client/query'
import { AppFrame } from '@/features/shell/app-frame'
import CasePage from '@/packages/mediation/case/index'
import { caseId, caseOf, reportId } from './case-fixtures'
import { double, pretendWindow } from './double'
import { signedIn, street } from './street-double'

jest.mock('@/client/transport', () => jest.requireActual('./street-double'))

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name })
const dialog = () => within(screen.getByRole('dialog'))

/** The page of the one case, as its mediator opens it. */
async function opened(): Promise<void> {
  render(
    <AppFrame>
      <CasePage />
    </AppFrame>,
  )
  await screen.findByRole('heading', { level: 2, name: /工资没发/ })
}

describe('the page of a case', () => {
  beforeAll(() => {
    signedIn('mediator', '陈静')
    street.answers('case', 'day', () => ({ data: { cards: [], next: null, waiting: 0, mediations: 0, unread: 0 } }))
  })
  beforeEach(() => {
    pretendWindow({ width: 390 })
    double.openWith({ id: caseId })
    queryClient().clear()
    street.sent.length = 0
    street.answers('case', 'open', () => ({ data: caseOf() }))
  })

  it('says what it is, how it stands and until when, and who is asked to help', async () => {
    await opened()
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('柳调〔2026〕38 号')
    for (const words of ['10 人以上', '复杂·7 天', '调解中', '还剩 2 天', '3月13日 周五 17:00 前谈好', '¥15,533.33'])
      expect(screen.getAllByText(words).length).toBeGreaterThan(0)
    expect(
      screen.getByRole('list', { name: /^3\/5收到，3\/6受理，.*3\/13 ?7 天期满，3\/20提示仲裁$/ }),
    ).toBeInTheDocument()
    expect(screen.getByText('人社、住建')).toBeInTheDocument()
  })

  it('writes down what was done in three touches, by the version that was read', async () => {
    street.answers('case', 'note', () => ({ data: caseOf({ version: 5 }) }))
    await opened()
    fireEvent.click(button('记下这次调解'))
    expect(dialog().getByRole('button', { name: '记好' })).toHaveAttribute('aria-disabled', 'true')
    fireEvent.click(dialog().getByRole('button', { name: '答应见面谈' }))
    fireEvent.click(dialog().getByRole('button', { name: '记好' }))
    await waitFor(() => expect(street.heard('case.note')).toHaveLength(1))
    expect(street.heard('case.note')[0]).toMatchObject({
      input: { caseId, version: 4, how: 'call', words: '答应见面谈' },
      commandId: expect.stringMatching(/^[0-9A-Z]{26}$/),
    })
    expect(await screen.findByText('记好了。')).toBeInTheDocument()
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('after silence sends the same words again under the same id', async () => {
    let silent = true
    street.answers('case', 'note', () => (silent ? 'silence' : { data: caseOf({ version: 5 }) }))
    await opened()
    fireEvent.click(button('记下这次调解'))
    fireEvent.change(screen.getByLabelText('谈得怎么样？'), { target: { value: '没人接' } })
    fireEvent.click(dialog().getByRole('button', { name: '记好' }))
    await waitFor(() => expect(street.heard('case.note')).toHaveLength(1))
    expect(await screen.findByText(/1 条/)).toBeInTheDocument()
    silent = false
    act(() => void window.dispatchEvent(new Event('online')))
    await waitFor(() => expect(street.heard('case.note').length).toBeGreaterThan(1))
    expect(new Set(street.heard('case.note').map(({ commandId }) => commandId)).size).toBe(1)
    await screen.findByText('记好了。')
  })

  it('whose version has moved on keeps the words, says why, and takes them up again with the new version', async () => {
    const message = '这件事刚刚有变化，请看一眼再记。'
    street.answers('case', 'note', () => ({ refusal: { code: 'notNow', message } }))
    await opened()
    fireEvent.click(button('记下这次调解'))
    fireEvent.change(screen.getByLabelText('谈得怎么样？'), { target: { value: '对方认账了' } })
    street.answers('case', 'open', () => ({ data: caseOf({ version: 9, where: '桃园社区·第 13 网格' }) }))
    fireEvent.click(dialog().getByRole('button', { name: '记好' }))
    const lost = await screen.findByText(/「记下这次调解」没记上/)
    expect(lost.parentElement).toHaveTextContent(message)
    expect(lost.parentElement).toHaveTextContent('您写的：对方认账了')
    // The page asks the street anew by itself.
    await screen.findByText(/第 13 网格/)
    fireEvent.click(button('再来一次'))
    expect(screen.getByLabelText('谈得怎么样？')).toHaveValue('对方认账了')
    street.answers('case', 'note', () => ({ data: caseOf({ version: 10 }) }))
    fireEvent.click(dialog().getByRole('button', { name: '记好' }))
    await waitFor(() => expect(street.heard('case.note')).toHaveLength(2))
    expect(street.heard('case.note')[1]).toMatchObject({ input: { version: 9, words: '对方认账了' } })
    await waitFor(() => expect(screen.queryByText(/没记上/)).toBeNull())
  })

  it('settles with the exact sum and a day that is still to come', async () => {
    street.answers('case', 'settle', () => ({ data: caseOf({ version: 5 }) }))
    await opened()
    fireEvent.click(button('更多'))
    fireEvent.click(dialog().getByRole('button', { name: '谈成了' }))
    fireEvent.change(screen.getByLabelText('怎么谈成的？'), { target: { value: '老板认账，月底给' } })
    fireEvent.change(screen.getByLabelText('一共给多少（元）'), { target: { value: '三千' } })
    expect(screen.getByRole('alert')).toHaveTextContent('这个数看不懂')
    expect(dialog().getByRole('button', { name: '记好，谈成了' })).toHaveAttribute('aria-disabled', 'true')
    fireEvent.change(screen.getByLabelText('一共给多少（元）'), { target: { value: '3,600.5' } })
    expect(screen.getByText(/^¥3,600\.50/)).toBeInTheDocument()
    fireEvent.change(screen.getByLabelText('最晚哪天给'), { target: { value: '2020-01-01' } })
    expect(screen.getByRole('alert')).toHaveTextContent('这一天已经过了')
    fireEvent.change(screen.getByLabelText('最晚哪天给'), { target: { value: '2099-03-31' } })
    fireEvent.click(dialog().getByRole('button', { name: '记好，谈成了' }))
    await waitFor(() => expect(street.heard('case.settle')).toHaveLength(1))
    expect(street.heard('case.settle')[0]).toMatchObject({
      input: { caseId, version: 4, words: '老板认账，月底给', agreedFen: 360_050, payBy: '2099-03-31' },
    })
  })

  it('ends without agreement only with a reason and at least one other road', async () => {
    street.answers('case', 'fail', () => ({ data: caseOf({ version: 5 }) }))
    await opened()
    fireEvent.click(button('更多'))
    fireEvent.click(dialog().getByRole('button', { name: /^没谈成/ }))
    const hand = () => dialog().getByRole('button', { name: '记下，告诉他别的路' })
    expect(screen.getByText('选一样为什么没谈成')).toBeInTheDocument()
    fireEvent.click(screen.getByRole('radio', { name: '对方不愿谈' }))
    expect(screen.getByRole('checkbox', { name: /^劳动仲裁/ })).toBeChecked()
    for (const road of screen.getAllByRole('checkbox', { checked: true })) fireEvent.click(road)
    expect(screen.getByText('至少告诉他一条别的路')).toBeInTheDocument()
    fireEvent.click(hand())
    expect(street.heard('case.fail')).toHaveLength(0)
    fireEvent.click(screen.getByRole('checkbox', { name: /^法院/ }))
    fireEvent.click(screen.getByRole('checkbox', { name: /^劳动仲裁/ }))
    fireEvent.click(hand())
    await waitFor(() => expect(street.heard('case.fail')).toHaveLength(1))
    expect(street.heard('case.fail')[0]).toMatchObject({
      input: { reason: 'otherSideRefused', words: '', roads: ['arbitration', 'court'] },
    })
  })

  it('that has ended shows how, with the roads that were told, and writes nothing more', async () => {
    const event = {
      kind: 'failed' as const,
      reason: 'noAgreement' as const,
      words: '差得太多',
      roads: ['arbitration', 'legalAid'] as ('arbitration' | 'legalAid')[],
    }
    const ended = caseOf({
      status: 'failed',
      clock: null,
      actions: ['reply'],
      events: [...caseOf().events, { seq: 4, at: '2026-03-12T01:00:00.000Z', byLabel: '陈静', event }],
    })
    street.answers('case', 'open', () => ({ data: ended }))
    await opened()
    const result = within(screen.getByRole('region', { name: '结果' }))
    expect(result.getByText(/没谈成：谈了，没谈拢/)).toBeInTheDocument()
    expect(result.getAllByRole('listitem')).toHaveLength(2)
    expect(screen.queryByRole('button', { name: '记下这次调解' })).toBeNull()
    expect(screen.queryByRole('button', { name: '更多' })).toBeNull()
  })

  it('shows name and phone only after a reason, asks twice under one id, and forgets them with the sheet', async () => {
    let silent = true
    street.answers('case', 'revealContact', () =>
      silent ? 'silence' : { data: { name: '赵大勇', phone: '13911112222' } },
    )
    await opened()
    fireEvent.click(button('看联系方式'))
    const look = () => fireEvent.click(dialog().getByRole('button', { name: '看联系方式' }))
    look()
    expect(street.heard('case.revealContact')).toHaveLength(0)
    fireEvent.click(screen.getByRole('radio', { name: '打电话核实' }))
    look()
    await screen.findByText(/没连上，不是您的问题/)
    silent = false
    look()
    expect(await screen.findByText('13911112222')).toBeInTheDocument()
    expect(screen.getByText(/这次查看已经记下来了/)).toBeInTheDocument()
    const asked = street.heard('case.revealContact')
    expect(asked.map(({ input }) => input)).toEqual(Array(2).fill({ reportId, reason: '打电话核实情况' }))
    expect(new Set(asked.map(({ commandId }) => commandId)).size).toBe(1)
    fireEvent.click(dialog().getByRole('button', { name: '关上' }))
    expect(screen.queryByText('13911112222')).toBeNull()
    expect(JSON.stringify({ ...localStorage })).not.toContain('13911112222')
  })

  it('answers whoever reported, and keeps what is being written through a closed app', async () => {
    street.answers('case', 'reply', ({ text }) => ({
      data: {
        messages: [...caseOf().messages, { id: 'm2', from: 'street' as const, text, at: '2026-03-11T02:00:00.000Z' }],
      },
    }))
    await opened()
    fireEvent.click(button('回一句'))
    fireEvent.change(screen.getByLabelText('回一句'), { target: { value: '周四有准话就告诉您。' } })
    expect(screen.getByText('已自动保存。')).toBeInTheDocument()
    expect(
      Object.entries({ ...localStorage }).some(([key, text]) => key.includes('draft/') && text.includes('周四')),
    ).toBe(true)
    fireEvent.click(button('发出去'))
    await waitFor(() =>
      expect(street.heard('case.reply')[0]).toMatchObject({ input: { reportId, text: '周四有准话就告诉您。' } }),
    )
    expect(
      await within(screen.getByRole('list', { name: '留言' })).findByText('周四有准话就告诉您。'),
    ).toBeInTheDocument()
  })
})
