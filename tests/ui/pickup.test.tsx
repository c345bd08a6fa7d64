import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { HistoryView } from '@/features/pickup/history-view'
import { GiveBack, PickupView } from '@/features/pickup/pickup-view'
import { usePickup } from '@/features/pickup/use-pickup'
import { pretendWindow } from './double'
import { no, OnThePhone, silence, street, yes } from './phone-double'

jest.mock('@/client/this-phone', () => ({ thisPhone: () => jest.requireActual('./phone-double').phone }))

const minuteMs = 60_000
const nowMs = Date.parse('2026-03-05T02:06:00.000Z')
const at = (ms: number): string => new Date(nowMs + ms).toISOString()
const redemption = {
  redemptionId: 'R1',
  name: '东北大米 5 千克',
  icon: 'rice',
  points: 30,
  outletName: '街道大厅 5 号窗口',
  state: 'reserved',
  reservedAt: at(-minuteMs),
  keptUntil: '2026-03-12T09:00:00.000Z',
  endedAt: null,
}
const codeFor = (digits: string, untilMs: number) => ({
  redemption,
  scan: `XHM-LQ:${'a'.repeat(22)}`,
  digits,
  until: new Date(untilMs).toISOString(),
})

const leave = jest.fn()
function Page() {
  const page = usePickup('R1', leave)
  return (
    <>
      <PickupView {...page} onNewCode={page.renew} onRanOut={page.ranOut} onGoods={() => {}} onRetry={page.renew} />
      {page.item && <GiveBack item={page.item} busy={page.leaving} onGiveBack={() => void page.giveBack()} />}
    </>
  )
}
const draw = () => render(<Page />, { wrapper: OnThePhone })
const asked = (): number => street.to('pickupCode').length
/** Second by second, and what was asked meanwhile has come. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1_000) await act(() => jest.advanceTimersByTimeAsync(1_000))
}

beforeEach(() => {
  pretendWindow()
  street.forget()
  leave.mockReset()
  jest.useFakeTimers({ now: nowMs })
})
afterEach(() => jest.useRealTimers())

describe('the pick-up code', () => {
  it('is a picture, six digits in two threes, the item, the place and the day', async () => {
    street.answers.pickupCode = codeFor('483206', nowMs + 5 * minuteMs)
    draw()
    await pass(1_000)
    expect(screen.getByRole('img', { name: /483 206$/ })).toBeInTheDocument()
    expect(screen.getByText('东北大米 5 千克，1 份')).toBeInTheDocument()
    expect(screen.getByText('已留好，30 分先替您存着')).toBeInTheDocument()
    expect(screen.getByText('留到 3月12日 周四 17:00')).toBeInTheDocument()
    expect(screen.getByText('4 分 59 秒后换新码')).toBeInTheDocument()
  })

  it('is asked for once, and anew when its time is over, under another id', async () => {
    street.answers.pickupCode = codeFor('111111', nowMs + 5 * minuteMs)
    draw()
    await pass(4 * minuteMs)
    expect(asked()).toBe(1)
    street.answers.pickupCode = codeFor('222222', nowMs + 10 * minuteMs)
    await pass(61_000)
    expect(asked()).toBe(2)
    expect(screen.getByRole('img', { name: /222 222$/ })).toBeInTheDocument()
    expect(new Set(street.to('pickupCode').map(({ commandId }) => commandId)).size).toBe(2)
  })

  it.each([
    ['behind', -3 * 60 * minuteMs],
    ['ahead', 3 * 60 * minuteMs],
  ])('lives its five minutes on a phone whose clock is hours %s', async (_, wrongMs) => {
    street.answers.pickupCode = codeFor('111111', nowMs - wrongMs + 5 * minuteMs)
    draw()
    await pass(1_000)
    expect(screen.getByText('4 分 59 秒后换新码')).toBeInTheDocument()
    expect(asked()).toBe(1)
  })

  it('that ran out without signal is gone from the screen, and says what to do', async () => {
    street.answers.pickupCode = codeFor('111111', nowMs + minuteMs)
    draw()
    await pass(30_000)
    street.answers.pickupCode = () => silence
    await pass(31_000)
    expect(screen.queryByRole('img')).toBeNull()
    expect(screen.getByText('码过期了')).toBeInTheDocument()
    street.answers.pickupCode = codeFor('222222', nowMs + 6 * minuteMs)
    fireEvent.click(screen.getByRole('button', { name: '换新码' }))
    await pass(1_000)
    expect(screen.getByRole('img', { name: /222 222$/ })).toBeInTheDocument()
  })

  it('that could not be renewed in time stays as long as it counts, with the reason below it', async () => {
    street.answers.pickupCode = codeFor('111111', nowMs + 5 * minuteMs)
    draw()
    await pass(1_000)
    street.answers.pickupCode = () => no('unavailable', '现在来领的人多，请过一分钟再点「换新码」。')
    fireEvent.click(screen.getByRole('button', { name: '换新码' }))
    await pass(1_000)
    expect(screen.getByRole('img', { name: /111 111$/ })).toBeInTheDocument()
    expect(screen.getByText('现在来领的人多，请过一分钟再点「换新码」。')).toBeInTheDocument()
  })

  it('on a page that was forgotten stops renewing itself after half an hour', async () => {
    street.answers.pickupCode = () => yes(codeFor(String(100_000 + asked()), Date.now() + 5 * minuteMs))
    draw()
    for (let minutes = 0; minutes < 60; minutes += 5) {
      await act(() => jest.advanceTimersByTimeAsync(5 * minuteMs - 1_000))
      await pass(2_000)
    }
    expect(asked()).toBe(7)
    expect(screen.getByText('码过期了')).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '换新码' }))
    await pass(1_000)
    expect(screen.getByRole('img')).toBeInTheDocument()
  })

  it('of something that is already fetched is the end, with the street’s sentence', async () => {
    street.answers.pickupCode = () => no('alreadyDone', '这一件已经领走了。')
    draw()
    await pass(1_000)
    expect(screen.getByText('这一件已经领走了。')).toBeInTheDocument()
    expect(screen.queryByRole('img')).toBeNull()
  })
})

describe('giving it back', () => {
  it('asks once, with the points on the verb, and is done once', async () => {
    street.answers.pickupCode = codeFor('111111', nowMs + 5 * minuteMs)
    draw()
    await pass(1_000)
    fireEvent.click(screen.getByRole('button', { name: '不要了，把分退回来' }))
    expect(street.to('cancel')).toHaveLength(0)
    street.answers.cancel = () => silence
    fireEvent.click(screen.getByRole('button', { name: '退回 30 分' }))
    await pass(1_000)
    expect(leave).not.toHaveBeenCalled()
    street.answers.cancel = { redemption: { ...redemption, state: 'cancelled' }, available: 31 }
    fireEvent.click(screen.getByRole('button', { name: '退回 30 分' }))
    await pass(1_000)
    await waitFor(() => expect(leave).toHaveBeenCalledTimes(1))
    const [first, second] = street.to('cancel')
    expect(second?.commandId).toBe(first?.commandId)
  })
})

describe('what was exchanged', () => {
  const one = { name: '东北大米', icon: 'rice', points: 30, outlet: '街道大厅', when: '3月5日 周四' } as const
  const shown = (state: 'reserved' | 'handedOut' | 'cancelled' | 'expired') => ({ ...one, key: state, state })
  it('has what waits first, and a word on each that ended', () => {
    const redemptions = (['handedOut', 'reserved', 'cancelled', 'expired'] as const).map(shown)
    const view = { stage: 'ready', offline: false, redemptions, more: false, busyMore: false } as const
    const onPickup = jest.fn()
    render(<HistoryView {...view} onPickup={onPickup} onGoods={() => {}} onMore={() => {}} onRetry={() => {}} />)
    const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(rows[0]).toContain('3月5日 周四·30 分')
    expect(rows.slice(1).map((row) => row?.replace(/^东北大米，/, ''))).toEqual([
      '领走了·3月5日 周四·30 分',
      '不要了，分已退·3月5日 周四·30 分',
      '过期没领，分已退·3月5日 周四·30 分',
    ])
    fireEvent.click(screen.getByRole('button'))
    expect(onPickup).toHaveBeenCalledWith('reserved')
  })
})
