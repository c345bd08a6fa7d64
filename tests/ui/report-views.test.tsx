import { fireEvent, render, screen, within } from '@testing-library/react'
import { act } from 'react'
import { emptyDraft, type ReportDraft } from '@/client/report-draft'
import { FindView } from '@/features/report/find-view'
import { LandingView, type LandingViewProps } from '@/features/report/landing-view'
import { ReceiptView, type ReceiptViewProps } from '@/features/report/receipt-view'
import { headOf, lineOf, messagesOf, rowOf } from '@/features/report/receipt-words'
import { firstOpenStep, missingIn, summaryOf } from '@/features/report/report-words'
import { WizardFoot } from '@/features/report/wizard-foot'
import { WizardView, type WizardViewProps } from '@/features/report/wizard-view'
import { setAppearance } from '@/platform/appearance'
import { followOf, wholeDraft } from '../client/support/report'

const nothing = () => undefined
const now = '2026-03-05T07:00:00.000Z'

describe('the landing of a code', () => {
  const draw = (more: Partial<LandingViewProps> = {}) =>
    render(
      <LandingView
        place={{ kind: 'place', name: '柳溪花园二期工地', where: '桃园社区', icon: 'site' }}
        window="街道大厅 3 号窗口"
        phone="0999-5550131"
        settleDays={{ ordinary: 3, complex: 7 }}
        receipts={0}
        onReport={nothing}
        onFind={nothing}
        onCall={nothing}
        onAgain={nothing}
        onCare={nothing}
        {...more}
      />,
    )

  it('says where one is, who handles it and what is promised, and whom else to call', () => {
    draw()
    expect(screen.getByRole('heading', { name: '柳溪花园二期工地' })).toBeInTheDocument()
    expect(screen.getByText('街道劳动争议调解室来管')).toBeInTheDocument()
    const promises = within(screen.getByRole('list', { name: '我们答应您的' })).getAllByRole('listitem')
    expect(promises.map((one) => one.textContent)).toEqual([
      '3天一般的事有结果',
      '7天复杂的事有结果',
      '0元从头到尾免费',
    ])
    for (const number of ['12333', '12348', '12351', '12345'])
      expect(screen.getByRole('link', { name: new RegExp(number) })).toHaveAttribute('href', `tel:${number}`)
  })

  it.each<[string, LandingViewProps['place'], string]>([
    ['an unknown code', { kind: 'unknown' }, '照样能反映'],
    ['no signal', { kind: 'failed' }, '照样能填'],
    ['a street that is not there yet', { kind: 'failed', problem: '这里还没有开通。' }, '这里还没有开通。'],
    ['an answer still to come', { kind: 'asking' }, '正在看这是哪里'],
  ])('is usable with %s', (_, place, words) => {
    const report = jest.fn()
    draw({ place, window: '', onReport: report })
    expect(screen.getByRole('status')).toHaveTextContent(words)
    fireEvent.click(screen.getByRole('button', { name: /工资没发、少发/ }))
    expect(report).toHaveBeenCalledTimes(1)
  })

  it('says what is unfinished on its one red tile', () => {
    const { rerender } = draw({ unfinished: 3 })
    expect(screen.getByRole('button', { name: /接着填完.*第 3 步/ })).toBeInTheDocument()
    rerender(<div />)
    draw({ unfinished: 'sent' })
    expect(screen.getByRole('button', { name: /接着交上去/ })).toBeInTheDocument()
  })

  it('has a visit for whoever visits doors, and a quiet way to it for strangers', () => {
    const { unmount } = draw({ onVisit: nothing })
    expect(screen.getByRole('button', { name: /记一次走访/ })).toBeInTheDocument()
    unmount()
    draw({ onSignIn: nothing })
    expect(screen.queryByRole('button', { name: /记一次走访/ })).toBeNull()
    expect(screen.getByRole('button', { name: '来走访的，点这里' })).toBeInTheDocument()
  })
})

describe('a report in five steps', () => {
  const draw = (draft: Partial<ReportDraft>, more: Partial<WizardViewProps> = {}) => {
    const change = jest.fn()
    const view = (part: Partial<ReportDraft>) => (
      <WizardView
        draft={{ ...emptyDraft, ...part }}
        saved
        thisMonth="2026-03"
        photoUrls={{}}
        addingPhotos={false}
        onChange={change}
        onStep={nothing}
        onAddPhotos={nothing}
        onRemovePhoto={nothing}
        onDiscard={nothing}
        {...more}
      />
    )
    const { rerender } = render(view(draft))
    return { change, becomes: (part: Partial<ReportDraft>) => rerender(view({ ...draft, ...part })) }
  }

  it('tells every touch', () => {
    const { change } = draw({})
    fireEvent.click(screen.getByRole('radio', { name: '押金不退' }))
    expect(change).toHaveBeenLastCalledWith({ trouble: 'depositKept' })
    fireEvent.click(screen.getByRole('radio', { name: '已经不干了' }))
    expect(change).toHaveBeenLastCalledWith({ stillThere: false })
    fireEvent.click(screen.getByRole('checkbox', { name: '有人受伤' }))
    expect(change).toHaveBeenLastCalledWith({ concerns: ['injured'] })
  })

  it('puts the reader at the question of a new step, and leaves the reader alone before', () => {
    const { becomes } = draw({ ...wholeDraft, step: 1 })
    expect(document.body).toHaveFocus()
    becomes({ step: 2 })
    expect(screen.getByRole('heading', { name: '您一个人大概被欠多少？' })).toHaveFocus()
    becomes({ step: 3 })
    expect(screen.getByRole('heading', { name: '在哪儿干的活？' })).toHaveFocus()
  })

  it('names who helps at once where somebody is in danger', () => {
    const { becomes } = draw({ step: 1 })
    expect(screen.queryByText(/先打 110/)).toBeNull()
    becomes({ concerns: ['threatened'] })
    expect(screen.getByText(/先打 110/)).toBeInTheDocument()
  })

  it('asks for the exact sum only of whoever knows it, and says what it cannot read', () => {
    const { change, becomes } = draw({ step: 2 })
    fireEvent.click(screen.getByRole('button', { name: '我知道准数，自己填' }))
    expect(change).toHaveBeenLastCalledWith({ amount: 'exact' })
    becomes({ amount: 'exact', exactAmount: '一万多' })
    expect(screen.getByRole('textbox', { name: '欠您一个人多少元' })).toHaveAccessibleDescription(/看不明白/)
    for (const range of screen.getAllByRole('radio', { name: /千|万|说不准/ })) expect(range).not.toBeChecked()
  })

  it('asks for no months where it is about a deposit', () => {
    const { becomes } = draw({ step: 2, trouble: 'wagesUnpaid' })
    expect(screen.getByRole('heading', { name: /哪几个月没发够/ })).toBeInTheDocument()
    becomes({ trouble: 'depositKept' })
    expect(screen.queryByRole('heading', { name: /哪几个月没发够/ })).toBeNull()
  })

  it('knows the place by its code and asks for it only without one', () => {
    const { change, becomes } = draw({ ...wholeDraft, step: 3 })
    expect(screen.getByText('柳溪花园二期工地')).toBeInTheDocument()
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.getByText(/总包要先拿出来垫/)).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '不是这里' }))
    expect(change).toHaveBeenLastCalledWith({ place: null })
    becomes({ place: null })
    expect(screen.getByRole('textbox', { name: '哪条街、哪家单位或者工地' })).toBeInTheDocument()
  })

  it('offers no general contractor at a shop', () => {
    const place = { code: 'HM2K7W9P', name: '老周面馆', kind: 'shop' as const, where: '' }
    draw({ ...wholeDraft, step: 3, place })
    expect(screen.getAllByRole('radio').map((one) => one.textContent)).toEqual(['这家单位', '分包、劳务公司', '说不清'])
    for (const one of screen.getAllByRole('radio')) expect(one).not.toBeChecked()
  })

  it('says of each degree of openness who then knows, and asks for a name only where one is given', () => {
    const { becomes } = draw({ ...wholeDraft, openness: null })
    for (const words of [/街道和调解员都能给您打电话/, /只有办这件事的调解员/, /谁也不知道是您/])
      expect(screen.getByText(words)).toBeInTheDocument()
    expect(screen.queryByRole('textbox')).toBeNull()
    becomes({ openness: 'named' })
    expect(screen.getByRole('textbox', { name: '怎么称呼您' })).toBeInTheDocument()
    expect(screen.getByRole('textbox', { name: '手机号' })).toBeInTheDocument()
    becomes({ openness: 'anonymous' })
    expect(screen.queryByRole('textbox', { name: '手机号' })).toBeNull()
    expect(screen.getByText(/请一定存好/)).toBeInTheDocument()
  })

  it('says before it is handed in what is kept, who sees it and how long', () => {
    draw(wholeDraft)
    expect(screen.getByText(/留下您填的话、照片和联系方式/)).toHaveTextContent(
      '只给办这件事的人看；案件办结 2 年后删掉',
    )
  })

  it('shows what the street did not take where it belongs', () => {
    const problem = { message: '没有这个介绍码。', field: 'referralCode' }
    draw({ ...wholeDraft, referralCode: 'AB2C3D' }, { problem })
    expect(screen.getByRole('textbox', { name: '志愿者的介绍码' })).toHaveAccessibleDescription('没有这个介绍码。')
    expect(screen.queryByText('这次没交上')).toBeNull()
  })

  it('is deleted from the phone only after a question', () => {
    const discard = jest.fn()
    draw(wholeDraft, { onDiscard: discard })
    fireEvent.click(screen.getByRole('button', { name: '不填了，从这台手机上删掉' }))
    expect(discard).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: '都删掉' }))
    expect(discard).toHaveBeenCalledTimes(1)
  })

  it('says what is missing instead of only greying the way on', () => {
    const hand = jest.fn()
    const step = jest.fn()
    const foot = (draft: Partial<ReportDraft>) => (
      <WizardFoot draft={{ ...emptyDraft, ...draft }} busy={false} onStep={step} onHandIn={hand} />
    )
    const { rerender } = render(foot({ trouble: 'wagesUnpaid' }))
    const onward = () => screen.getByRole('button', { name: /下一步|交给街道/ })
    expect(onward()).toHaveAccessibleDescription('还差：还在不在那儿干')
    fireEvent.click(onward())
    expect(step).not.toHaveBeenCalled()
    rerender(foot({ ...wholeDraft, step: 1 }))
    fireEvent.click(onward())
    expect(step).toHaveBeenCalledWith(2)
    // The place was lost meanwhile (its code hangs no more): the last step says so too.
    rerender(foot({ ...wholeDraft, place: null }))
    expect(onward()).toHaveAccessibleDescription('还差：在哪儿')
    rerender(foot(wholeDraft))
    fireEvent.click(onward())
    expect(hand).toHaveBeenCalledTimes(1)
  })
})

describe('the words of a report', () => {
  it('read everything back, each with the step where it was said', () => {
    expect(summaryOf({ ...wholeDraft, photos: ['a'], placeNote: '三号楼' })).toEqual([
      { step: 1, label: '什么事', words: '工资没发，还在干，老板找不到了' },
      { step: 2, label: '欠多少', words: '1 万 – 3 万，1 月、2 月，10 人以上' },
      { step: 3, label: '在哪儿', words: '柳溪花园二期工地，三号楼，该包工头给' },
      { step: 4, label: '照片', words: '1 张' },
      { step: 5, label: '留不留名', words: '不留姓名' },
    ])
    expect(summaryOf(emptyDraft)).toEqual([])
  })

  it('name the code while the street has not said what it is called', () => {
    const place = { code: 'GD8V3X5T', name: '', kind: null, where: '' }
    expect(summaryOf({ ...wholeDraft, place }).find(({ step }) => step === 3)?.words).toContain('场所码 GD8V 3X5T')
  })

  it('ask for nothing that need not be said', () => {
    for (const step of [1, 2, 3, 4, 5] as const) expect(missingIn(step, wholeDraft)).toBeUndefined()
    expect(missingIn(2, { ...wholeDraft, months: [] })).toBeUndefined()
    expect(missingIn(5, { ...wholeDraft, referralCode: 'AB' })).toBe('还差：6 位介绍码')
    expect(firstOpenStep({ ...wholeDraft, people: null })).toBe(2)
  })
})

describe('a receipt', () => {
  afterEach(() => act(() => setAppearance({ care: 'system' })))

  const draw = (more: Partial<ReceiptViewProps> = {}, follow = followOf()) =>
    render(
      <ReceiptView
        fours={['4821', '7730', '9156', '2042']}
        head={headOf(follow)}
        placeName={follow.placeName}
        offline={false}
        line={lineOf(follow, now)}
        helpers={follow.helpers}
        handler={follow.handler}
        arbitrationFrom="3月20日 周五"
        roads={follow.roads}
        messages={messagesOf(follow, now)}
        photos={follow.photos}
        waiting={[]}
        waitingForSignal={false}
        kept
        onSavePicture={nothing}
        onCopy={nothing}
        onKeep={nothing}
        onForget={nothing}
        onSendPhotos={nothing}
        {...more}
      />,
    )

  it('shows the number, the promise, what is happening until when, and that no other road is locked', () => {
    draw()
    expect(screen.getByText('我们不留原号，丢了找不回来，请存好。')).toBeInTheDocument()
    const line = screen.getByRole('list', { name: '这件事到哪一步了' })
    const now = within(line).getAllByRole('listitem')[1] as HTMLElement
    expect(now).toHaveTextContent('告诉您收不收')
    expect(now).toHaveTextContent('最晚 3月10日 周二 17:00')
    expect(now).toHaveTextContent('还剩 5 天')
    expect(screen.getByText('随时可以，不用等')).toBeInTheDocument()
    expect(screen.getByRole('link', { name: /打电话给街道劳动争议调解室/ })).toBeInTheDocument()
    expect(screen.getByText('工地欠薪，请人社一起管。')).toBeInTheDocument()
  })

  it('can be taken off this phone with one tap, and kept again', () => {
    const forget = jest.fn()
    const keep = jest.fn()
    const { unmount } = draw({ onForget: forget })
    fireEvent.click(screen.getByRole('button', { name: '从这台手机上删掉' }))
    expect(forget).toHaveBeenCalledTimes(1)
    unmount()
    draw({ kept: false, onKeep: keep })
    fireEvent.click(screen.getByRole('button', { name: '记在这台手机上' }))
    expect(keep).toHaveBeenCalledTimes(1)
  })

  it('tells the other roads with their numbers once mediation has ended', () => {
    const road = { title: '劳动仲裁', text: '不收钱。', phone: '12333' }
    const steps = followOf().steps.map((step) => (step.key === 'talk' ? { ...step, state: 'stopped' as const } : step))
    draw({ roads: [road] }, followOf({ state: 'accepted', steps }))
    expect(screen.getByRole('heading', { name: '这次没谈成，还有别的路' })).toBeInTheDocument()
    expect(screen.getByRole('link', { name: '打 12333 问劳动仲裁' })).toBeInTheDocument()
    expect(screen.queryByText('随时可以，不用等')).toBeNull()
  })

  it('says whose words are whose, not only by their side', () => {
    const messages = [
      { id: '1', from: 'reporter' as const, text: '在吗', at: '2026-03-05T06:30:00.000Z' },
      { id: '2', from: 'street' as const, text: '在的', at: '2026-03-05T06:40:00.000Z' },
    ]
    draw({}, followOf({ messages }))
    const said = within(screen.getByRole('list', { name: '留言' })).getAllByRole('listitem')
    expect(said.map((one) => one.textContent)).toEqual(['您 · 3月5日 周四 14:30在吗', '街道 · 3月5日 周四 14:40在的'])
  })

  it('says which photos still wait, and what they wait for', () => {
    const waiting = [{ key: 'a', url: 'blob:a', state: 'here' as const }]
    const { rerender } = draw({ waiting, waitingForSignal: true })
    expect(screen.getByText(/还有 1 张照片在手机里，有信号自动接着传/)).toBeInTheDocument()
    rerender(<div />)
    draw({ photos: 2 })
    expect(screen.getByText('街道收到了 2 张照片。')).toBeInTheDocument()
  })

  it('stands in a list with what it is at', () => {
    expect(rowOf(followOf(), now)).toEqual({ note: '等街道答复·今天 14:20 交的', tone: 'info' })
    expect(rowOf(followOf({ state: 'refused' }), now)).toMatchObject({ tone: 'late' })
    const late = lineOf(followOf(), '2026-03-11T02:00:00.000Z')[1]?.left
    expect(late).toEqual({ state: 'due', words: '超了 17 小时' })
  })
})

describe('looking a receipt up', () => {
  const draw = (more: Partial<Parameters<typeof FindView>[0]> = {}) => {
    const find = jest.fn()
    render(
      <FindView busy={false} offline={false} rows={[]} onFind={find} onTyping={nothing} onOpen={nothing} {...more} />,
    )
    return find
  }
  const type = (text: string) =>
    fireEvent.change(screen.getByRole('textbox', { name: '16 位回执号' }), { target: { value: text } })
  const hand = () => fireEvent.submit(screen.getByRole('textbox').closest('form') as HTMLElement)

  it('tells a slip of the thumb on the phone, so that it never counts as a guess', () => {
    const find = draw()
    type('4821 7730 9156 2040')
    expect(screen.getByRole('alert')).toHaveTextContent('这 16 个数字对不上')
    hand()
    expect(find).not.toHaveBeenCalled()
    type('4821')
    expect(screen.queryByRole('alert')).toBeNull()
    hand()
    expect(screen.getByRole('alert')).toHaveTextContent('有没有少一位')
    expect(find).not.toHaveBeenCalled()
  })

  it('takes the number however it was typed or pasted', () => {
    const find = draw()
    type('回执：4821-7730 9156 2042')
    hand()
    expect(find).toHaveBeenCalledWith('4821773091562042')
  })

  it('shows the street’s own sentence, and waits for a signal', () => {
    const find = draw({ problem: '试错次数多了，15 分钟后再试。着急就打 12345。', offline: true })
    expect(screen.getByRole('alert')).toHaveTextContent('15 分钟后再试')
    type('4821773091562042')
    hand()
    expect(find).not.toHaveBeenCalled()
  })
})
