import { act, fireEvent, render, renderHook, screen } from '@testing-library/react'
import type { Stop } from '@/client/visits'
import { mediationRows } from '@/features/mediation-record/mediation-words'
import { OwnMediations } from '@/features/mediation-record/own-mediations'
import { useRecordMediation } from '@/features/mediation-record/use-record-mediation'
import { ReferView } from '@/features/refer/refer-view'
import { useRefer } from '@/features/refer/use-refer'
import { pretendWindow } from './double'
import { OnThePhone, street } from './phone-double'

jest.mock('@/client/this-phone', () => ({ thisPhone: () => jest.requireActual('./phone-double').phone }))

beforeEach(() => {
  pretendWindow()
  street.forget()
})

describe('one’s own code', () => {
  const Page = () => {
    const page = useRefer()
    return <ReferView {...page} onCopy={page.copy} onMediation={() => {}} onRetry={page.refetch} />
  }

  it('is shown in two threes with what happens, and nothing of who used it', async () => {
    street.answers.referralCode = { code: 'K7M2QX' }
    render(<Page />, { wrapper: OnThePhone })
    expect(await screen.findByRole('img', { name: /K7M 2QX$/ })).toBeInTheDocument()
    expect(document.body).toHaveTextContent('您看不到是谁、说了什么。')
    expect(document.body).toHaveTextContent('收了，您得 2 分')
    expect(document.body.textContent).not.toMatch(/\d+ ?(人|次|位)用/)
    expect(street.asked.map(({ route }) => route)).toEqual(['referralCode'])
  })
})

describe('recording a mediation', () => {
  const door: Stop = {
    by: 'list',
    place: { placeId: 'P1', name: '老周面馆', kind: 'shop', initials: 'lzmg', where: '', orgPath: '/d1/s1' } as never,
  }
  const draw = (stop: Stop | undefined, leave = () => {}) =>
    renderHook(() => useRecordMediation(stop, leave), { wrapper: OnThePhone }).result

  it('asks for one thing after the other, and puts nothing down before all is said', async () => {
    expect(draw(undefined).current.missing).toBe('先选是哪一家')
    const hook = draw(door)
    expect(hook.current.missing).toBe('两边都愿意谈，勾上再记')
    act(() => hook.current.change({ ...hook.current.form, bothAgreed: true }))
    expect(hook.current.missing).toBe('点一下谈得怎么样')
    act(() => hook.current.change({ ...hook.current.form, outcome: 'agreed' }))
    expect(hook.current.missing).toBe('写一句怎么谈的，就能记好')
    await act(async () => hook.current.record())
    expect(street.enqueued).toEqual([])
  })

  it('goes into the outbox as it stands, and the draft goes', async () => {
    const leave = jest.fn()
    const hook = draw(door, leave)
    act(() => hook.current.change({ bothAgreed: true, outcome: 'partly', words: ' 房租退了一半 ' }))
    expect(street.drafts.has('mediation')).toBe(true)
    await act(async () => hook.current.record())
    expect(street.enqueued).toMatchObject([
      {
        functionName: 'visit',
        route: 'recordMediation',
        input: {
          door: { by: 'list', placeId: 'P1' },
          bothAgreed: true,
          outcome: 'partly',
          words: '房租退了一半',
        },
        shown: { placeName: '老周面馆' },
      },
    ])
    expect(street.drafts.has('mediation')).toBe(false)
    expect(leave).toHaveBeenCalledTimes(1)
  })

  it('begins with what was written before, and with nothing of a damaged draft', () => {
    street.drafts.set('mediation', { bothAgreed: true, outcome: 'goOn', words: '下周再谈' })
    expect(draw(door).current.form).toEqual({ bothAgreed: true, outcome: 'goOn', words: '下周再谈' })
    street.drafts.set('mediation', { bothAgreed: 'yes', outcome: 'won', words: 3 })
    expect(draw(door).current.form).toEqual({ bothAgreed: false, outcome: undefined, words: '' })
  })
})

describe('one’s own mediations', () => {
  const now = '2026-03-05T04:00:00.000Z'
  const at = '2026-03-05T02:42:00.000Z'
  const item = (commandId: string, outcome: object) =>
    ({
      ...{ commandId, functionName: 'visit', route: 'recordMediation', outcome },
      ...{ input: { at, outcome: 'agreed' }, shown: { placeName: '老周面馆' } },
    }) as never
  const said = (mediationId: string, state: 'held' | 'confirmed' | 'refused', more = {}) =>
    ({
      ...{ mediationId, placeName: '惠民超市', outcome: 'partly', words: '', at, state, reason: '', points: 3 },
      ...more,
    }) as never

  it('are what is on the phone and what the street says, each once, with a word of state', () => {
    const refused = { kind: 'refused', refusal: { code: 'notFound', message: '没找到这一家。' } }
    const rows = mediationRows(
      [item('A', { kind: 'open' }), item('B', refused), item('C', { kind: 'answered' })],
      [said('C', 'held'), said('D', 'confirmed'), said('E', 'refused', { reason: '没有两边的同意' })],
      now,
    )
    expect(rows.map(({ key, state, note }) => [key, state, note])).toEqual([
      ['B', 'refused', '今天 10:42·谈成了·没记上'],
      ['A', 'waiting', '今天 10:42·谈成了'],
      ['C', 'held', '今天 10:42·谈成一部分'],
      ['D', 'verified', '今天 10:42·谈成一部分·得 3 分'],
      ['E', 'refused', '今天 10:42·谈成一部分·没有两边的同意'],
    ])
  })

  it('that could not be taken say why, and go when that was read', () => {
    const onDismiss = jest.fn()
    const rows = [{ key: 'B', place: '老周面馆', note: '没记上', state: 'refused', problem: '没找到这一家。' } as const]
    const acts = { onRecord: () => {}, onMore: () => {}, onDismiss }
    render(<OwnMediations rows={rows} more={false} busyMore={false} {...acts} />)
    fireEvent.click(screen.getByRole('button', { name: /^老周面馆/ }))
    expect(screen.getByRole('dialog')).toHaveTextContent('没找到这一家。')
    fireEvent.click(screen.getByRole('button', { name: '知道了' }))
    expect(onDismiss).toHaveBeenCalledWith('B')
  })
})
