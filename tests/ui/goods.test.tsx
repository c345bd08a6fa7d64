import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import fc from 'fast-check'
import type { GoodsView as Good } from '#domain/contract/points'
import { goodsIcons } from '#domain/goods/goods'
import { GoodsView } from '@/features/goods/goods-view'
import { keptLabel, type Purse, shownGoods } from '@/features/goods/goods-words'
import { useGoods } from '@/features/goods/use-goods'
import { ToastHost } from '@/ui/toast'
import { pretendWindow } from './double'
import { no, OnThePhone, silence, street, yes } from './phone-double'

jest.mock('@/client/this-phone', () => ({ thisPhone: () => jest.requireActual('./phone-double').phone }))

const good = (more: Partial<Good> = {}): Good => ({
  stockId: 'hall.rice',
  name: '东北大米 5 千克',
  note: '今年的新米。',
  icon: 'rice',
  points: 30,
  free: 12,
  outletName: '街道大厅 5 号窗口',
  ...more,
})
const redemption = {
  redemptionId: 'R1',
  name: '东北大米 5 千克',
  icon: 'rice',
  points: 30,
  outletName: '街道大厅 5 号窗口',
  state: 'reserved',
  reservedAt: '2026-03-05T02:00:00.000Z',
  keptUntil: '2026-03-12T09:00:00.000Z',
  endedAt: null,
}

describe('the words of the shelf', () => {
  const purse: Purse = { available: 31, pending: 5, waiting: 0 }
  const of = (more: Partial<Good>, has: Partial<Purse> = {}) => shownGoods([good(more)], { ...purse, ...has })[0]

  it('say how many there are, that few are left, what is missing, and that nothing is left', () => {
    expect(of({})).toMatchObject({ word: '还有 12 份', state: 'ready', few: false })
    expect(of({ free: 2 })).toMatchObject({ word: '只剩 2 份', few: true })
    expect(of({ points: 40 })).toMatchObject({ word: '还差 9 分', state: 'short' })
    expect(of({ free: 0 })).toMatchObject({ word: '领完了', state: 'gone' })
  })

  it('tell whoever has too few what waits, and nothing of it where nothing waits', () => {
    expect(of({ points: 40 })?.why).toBe('还差 9 分就能换。等核实的 5 分到了再看看')
    expect(of({ points: 40 }, { pending: 0 })?.why).not.toContain('等核实')
  })

  it('stop at three that wait, and say so', () =>
    expect(of({}, { waiting: 3 })).toMatchObject({ state: 'enough', why: '您已经留着 3 件了，领走一件再换' }))

  it('come with what can be had now first, then with what is missing least, and never speak of money', () => {
    const anyGood = fc.record({
      points: fc.integer({ min: 1, max: 90 }),
      free: fc.integer({ min: 0, max: 9 }),
      icon: fc.constantFrom(...goodsIcons),
    })
    const anyPurse = fc.record({ available: fc.nat(90), pending: fc.nat(9), waiting: fc.nat(3) })
    const rank = { ready: 0, enough: 0, short: 1, gone: 2 }
    fc.assert(
      fc.property(fc.array(anyGood, { maxLength: 12 }), anyPurse, (some, has) => {
        const goods = shownGoods(
          some.map((one, index) => good({ ...one, stockId: `hall.${index}` })),
          has,
        )
        const ranks = goods.map(({ state }) => rank[state])
        expect(ranks).toEqual([...ranks].sort())
        const short = goods.filter(({ state }) => state === 'short').map(({ points }) => points)
        expect(short).toEqual([...short].sort((a, b) => a - b))
        for (const { state, points, why, word } of goods) {
          expect(state === 'ready').toBe(why === undefined)
          if (state === 'ready') expect(points).toBeLessThanOrEqual(has.available)
          expect(`${word}${why}`).not.toMatch(/[¥￥元钱]/)
        }
      }),
    )
  })

  it('say until when something is kept, by day and hour', () => {
    const now = '2026-03-05T02:00:00.000Z'
    expect(keptLabel('2026-03-12T09:00:00.000Z', now)).toBe('留到 3月12日 周四 17:00')
    expect(keptLabel('2026-03-12T15:59:59.999Z', now)).toBe('留到 3月12日 周四')
    expect(keptLabel('2026-03-05T09:00:00.000Z', now)).toBe('留到今天 17:00')
  })
})

describe('exchanging points', () => {
  const leadTo = jest.fn()
  const Page = () => {
    const page = useGoods(leadTo)
    return (
      <>
        <GoodsView
          {...page}
          onExchange={page.exchange}
          onPickup={() => {}}
          onHistory={() => {}}
          onRetry={page.refetch}
        />
        <ToastHost />
      </>
    )
  }
  beforeEach(() => {
    pretendWindow()
    street.forget()
    leadTo.mockReset()
    street.answers.goods = {
      available: 31,
      held: 0,
      goods: [good(), good({ stockId: 'hall.oil', name: '大豆油 5 升', points: 40 })],
      waiting: [],
    }
    street.answers.home = { pending: 5 }
  })
  const draw = async (): Promise<void> => {
    render(<Page />, { wrapper: OnThePhone })
    await screen.findByText('现在能用')
    await screen.findByText('等核实 5 分')
  }
  const tap = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }))
  const verb = '换这一件，存 30 分'

  it('takes a tap on the item, one on the wish, and one on the verb that names the points', async () => {
    await draw()
    street.answers.reserve = { redemption, available: 1 }
    tap('东北大米 5 千克，30 分，还有 12 份')
    tap('换这一件')
    expect(await screen.findByRole('dialog')).toHaveTextContent('30 分全退')
    tap(verb)
    await waitFor(() => expect(leadTo).toHaveBeenCalledWith('R1'))
    expect(street.to('reserve')).toMatchObject([{ input: { stockId: 'hall.rice' } }])
  })

  it('after silence stays where it was, and the second tap cannot take a second one', async () => {
    await draw()
    street.answers.reserve = () => silence
    tap(/^东北大米/)
    tap('换这一件')
    tap(verb)
    await screen.findByText('没连上。再点一次就行，不会换重。')
    street.answers.reserve = () => yes({ redemption, available: 1 })
    tap(verb)
    await waitFor(() => expect(leadTo).toHaveBeenCalledTimes(1))
    const [first, second] = street.to('reserve')
    expect(second?.commandId).toBe(first?.commandId)
  })

  it('says the street’s sentence when it is refused', async () => {
    await draw()
    street.answers.reserve = () => no('limitReached', '「东北大米」领完了，看看别的，到货了再来换。')
    tap(/^东北大米/)
    tap('换这一件')
    tap(verb)
    expect(await screen.findByText(/领完了，看看别的/)).toBeInTheDocument()
    expect(leadTo).not.toHaveBeenCalled()
  })

  it('is not offered for what is too dear: the button says what is missing', async () => {
    await draw()
    tap('大豆油 5 升，40 分，还差 9 分')
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByRole('button', { name: '换这一件' })).toHaveAttribute('aria-disabled', 'true')
    expect(dialog).toHaveTextContent('还差 9 分就能换。等核实的 5 分到了再看看')
  })
})
