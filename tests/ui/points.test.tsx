import { render, screen } from '@testing-library/react'
import fc from 'fast-check'
import { act } from 'react'
import { PointsCard } from '@/features/home/points-card'
import { PointsView } from '@/features/points/points-view'
import { setAppearance } from '@/platform/appearance'
import { Pending, PointsDome } from '@/ui/points'

/** Length of a drawn stretch, out of the way's 100, and where it begins. */
function stretch(layer: Element | null): { from: number; length: number } {
  const style = layer?.getAttribute('style') ?? ''
  const dashes = /stroke-dasharray="([^"]+)"/.exec(decodeURIComponent(style))?.[1]?.split(' ').map(Number) ?? []
  const [first = 0, second = 0, third = 0] = dashes
  return dashes.length === 2 ? { from: 0, length: first } : { from: second, length: third }
}

const draw = (earned: number, pending: number) => {
  const { container, unmount } = render(<PointsDome earned={earned} pending={pending} cap={100} />)
  const drawn = { earned: container.querySelector('.earned'), pending: container.querySelector('.pending') }
  const found = {
    earned: drawn.earned && stretch(drawn.earned),
    pending: drawn.pending && stretch(drawn.pending),
    label: screen.getByRole('img').getAttribute('aria-label'),
  }
  unmount()
  return found
}

describe('the dome of the year', () => {
  it('draws earned from the left, pending behind it, and says both apart', () => {
    const { earned, pending, label } = draw(46, 5)
    expect(earned).toEqual({ from: 0, length: 46 })
    expect(pending?.from).toBeGreaterThan(46)
    expect(label).toBe('今年已得 46 分，等核实 5 分，全年最多 100 分')
  })

  it('is empty without points, and says so', () => {
    expect(draw(0, 0)).toMatchObject({ earned: null, pending: null })
    render(<PointsDome earned={0} pending={0} cap={100} />)
    expect(screen.getByText('今年还没有')).toBeInTheDocument()
  })

  it('never runs beyond its end, whatever waits', () => {
    fc.assert(
      fc.property(fc.nat(140), fc.nat(60), (earned, pending) => {
        const drawn = draw(earned, pending)
        const ends = [drawn.earned, drawn.pending].map((part) => (part ? part.from + part.length : 0))
        expect(Math.max(...ends)).toBeLessThanOrEqual(100.001)
      }),
      { numRuns: 40 },
    )
  })
})

describe('somebody without points', () => {
  afterEach(() => act(() => setAppearance({ care: 'system' })))

  it.each(['on', 'off'] as const)('is told how they are come by, in care mode (%s) and out of it', (care) => {
    act(() => setAppearance({ care }))
    const none = { usable: 0, pending: 0, earnedThisYear: 0, yearCap: 100, gains: [] }
    const { rerender } = render(<PointsCard points={none} onLedger={() => {}} onGoods={() => {}} />)
    expect(screen.getByText('还没有积分，记一次走访就有')).toBeInTheDocument()
    for (const some of [{ usable: 1 }, { pending: 1 }, { earnedThisYear: 1 }]) {
      rerender(<PointsCard points={{ ...none, ...some }} onLedger={() => {}} onGoods={() => {}} />)
      expect(screen.queryByText(/还没有积分/)).toBeNull()
    }
  })
})

describe('points that wait', () => {
  it('are said beside the number, and not at all when there are none', () => {
    const { rerender, container } = render(<Pending points={5} />)
    expect(screen.getByText('等核实 5 分')).toBeInTheDocument()
    rerender(<Pending points={0} />)
    expect(container).toBeEmptyDOMElement()
  })
})

describe('what stands beside the usable points', () => {
  const view = { stage: 'ready', offline: false, usable: 0, pending: 0, earnedThisYear: 46, yearCap: 100 } as const
  const acts = { more: false, busyMore: false, onMore: () => {}, onRecord: () => {}, onRetry: () => {} }
  const entry = { key: 'a', points: -30, reason: '换「东北大米」，先替您存着', rule: '换物品（物品办法 2026-01）' }

  it('is said in words of its own: set aside, and owed', () => {
    render(<PointsView {...view} {...acts} held={30} owed={2} entries={[]} />)
    expect(screen.getByText('先替您存着 30 分')).toBeInTheDocument()
    expect(screen.getByText('还欠 2 分，下次得的分先补上')).toBeInTheDocument()
  })

  it('is silent when there is nothing', () => {
    render(<PointsView {...view} {...acts} held={0} owed={0} entries={[]} />)
    expect(screen.queryByText(/存着|还欠/)).toBeNull()
  })

  it('is told entry by entry, without a gap where nobody had to confirm', () => {
    render(
      <PointsView {...view} {...acts} held={30} owed={0} entries={[{ ...entry, confirmedBy: '', when: '今天' }]} />,
    )
    expect(screen.getByText('今天·换物品（物品办法 2026-01）')).toBeInTheDocument()
    expect(screen.getByText('−30')).toBeInTheDocument()
  })
})
