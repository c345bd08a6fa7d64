import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { StockView as StockLine } from '#domain/contract/points'
import { AwardsView } from '@/features/awards/awards-view'
import { useAwards } from '@/features/awards/use-awards'
import { StockView } from '@/features/stock/stock-view'
import { useStock } from '@/features/stock/use-stock'
import { pretendWindow } from './double'
import { OnThePhone, silence, street } from './phone-double'

jest.mock('@/client/this-phone', () => ({ thisPhone: () => jest.requireActual('./phone-double').phone }))

beforeEach(() => street.forget())

describe('the book of the shelf', () => {
  const rice: StockLine = {
    stockId: 'hall.rice',
    name: '东北大米 5 千克',
    icon: 'rice',
    points: 30,
    opening: 20,
    received: 10,
    handedOut: 18,
    onHand: 12,
    reserved: 2,
  }
  const Page = () => {
    const page = useStock()
    return <StockView {...page} onReceive={page.receive} onRetry={page.refetch} />
  }
  const draw = async (width: number): Promise<void> => {
    pretendWindow({ width })
    street.answers.stock = { stock: [rice], handedOutToday: [], waiting: 2 }
    render(<Page />, { wrapper: OnThePhone })
    await screen.findByText('东北大米 5 千克')
  }

  it('adds up at the desk as a table: opening, in, out, on hand', async () => {
    await draw(1280)
    const table = screen.getByRole('grid', { name: '物品账' })
    const heads = within(table)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent)
    expect(heads.slice(1, 6)).toEqual(['期初', '＋ 进货', '－ 发出', '＝ 现有', '其中留着'])
    const cells = within(table)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent)
    expect(cells.slice(1, 6)).toEqual(['20', '10', '18', '12', '2'])
  })

  it('adds up on the phone as a line', async () => {
    await draw(390)
    const parts = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(parts).toEqual(['20期初', '＋10进货', '－18发出', '＝12现有'])
  })

  it('takes goods in by a number that is said again on the button, once', async () => {
    await draw(390)
    fireEvent.click(screen.getByRole('button', { name: '进货' }))
    const off = await screen.findByRole('button', { name: '记进货' })
    expect(off).toHaveAttribute('aria-disabled', 'true')
    fireEvent.change(screen.getByLabelText('收到几份？'), { target: { value: '3a0' } })
    expect(screen.getByText('现有 12 份，记好后是 42 份。')).toBeInTheDocument()
    street.answers.receiveStock = () => silence
    fireEvent.click(screen.getByRole('button', { name: '记进货 30 份' }))
    await waitFor(() => expect(street.to('receiveStock')).toHaveLength(1))
    street.answers.receiveStock = { stock: { ...rice, received: 40, onHand: 42 } }
    await waitFor(() =>
      expect(screen.getByRole('button', { name: '记进货 30 份' })).not.toHaveAttribute('aria-disabled'),
    )
    fireEvent.click(screen.getByRole('button', { name: '记进货 30 份' }))
    await waitFor(() => expect(screen.queryByLabelText('收到几份？')).toBeNull())
    const [first, second] = street.to('receiveStock')
    expect(first?.input).toEqual({ stockId: 'hall.rice', count: 30, note: '' })
    expect(second?.commandId).toBe(first?.commandId)
  })
})

describe('awards for guiding and mediating', () => {
  const award = (more: object) => ({
    entryId: 'guided:1',
    at: '2026-03-05T02:00:00.000Z',
    points: 2,
    reason: '引导一件纠纷到街道，街道受理了',
    holderName: '周桂芳',
    reversed: false,
    own: false,
    ...more,
  })
  const Page = () => {
    const page = useAwards()
    return <AwardsView {...page} onReverse={page.reverse} onMore={page.loadMore} onRetry={page.refetch} />
  }
  const draw = async (width: number): Promise<void> => {
    pretendWindow({ width })
    street.answers.awards = {
      awards: [
        award({}),
        award({ entryId: 'guided:2', holderName: '何立新', own: true }),
        award({ entryId: 'mediated:3', holderName: '刘玉梅', reversed: true }),
        award({ entryId: 'mediated:4', holderName: '林海', points: 0 }),
      ],
      next: null,
    }
    render(<Page />, { wrapper: OnThePhone })
    await screen.findByText('周桂芳')
  }

  it.each([390, 1280])(
    'offer to take back only what may be: not one’s own, not twice, not nothing (%d px)',
    async (width) => {
      await draw(width)
      const buttons = screen.getAllByRole('button').map(({ textContent }) => textContent)
      expect(buttons).toHaveLength(1)
      expect(document.body).toHaveTextContent('自己的，请同事来撤')
      expect(document.body).toHaveTextContent('已撤回')
      expect(document.body).toHaveTextContent('没记分，不用撤')
    },
  )

  it('are taken back with a sentence only, and the points on the verb', async () => {
    await draw(1280)
    fireEvent.click(screen.getByRole('button', { name: '撤回' }))
    const verb = await screen.findByRole('button', { name: '撤回 2 分' })
    expect(verb).toHaveAttribute('aria-disabled', 'true')
    fireEvent.change(screen.getByLabelText('为什么撤回？'), { target: { value: ' 不是他引导的 ' } })
    street.answers.reverse = { entryId: 'guided:1:reversal' }
    fireEvent.click(verb)
    await waitFor(() => expect(screen.queryByLabelText('为什么撤回？')).toBeNull())
    expect(street.to('reverse')).toMatchObject([{ input: { entryId: 'guided:1', reason: '不是他引导的' } }])
  })
})
