import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { DutyWeek } from '#domain/contract/duty'
import { DutyView } from '@/features/duty/duty-view'
import { useDuty } from '@/features/duty/use-duty'
import { OrganisationView } from '@/features/organisation/organisation-view'
import { dutyWords } from '@/features/report/duty-words'
import { pretendWindow } from './double'
import { OnThePhone, silence, street } from './phone-double'

jest.mock('@/client/this-phone', () => ({ thisPhone: () => jest.requireActual('./phone-double').phone }))

const nothing = () => undefined
const never = async () => false

beforeEach(() => street.forget())

describe('the week of the desk', () => {
  const week: DutyWeek = {
    monday: '2026-03-02',
    version: 3,
    days: ['02', '03', '04', '05', '06', '07', '08'].map((day) => ({ on: `2026-03-${day}`, open: day < '07' })),
    shifts: [
      {
        ...{ id: '0'.repeat(26), on: '2026-03-02', from: '09:00', to: '12:00', name: '陈律师', kind: 'lawyer' },
        ...{
          place: '街道大厅',
          userId: 'u1' as never,
          mine: false,
          swap: { toName: '老马', words: '要开庭', toMe: true },
        },
      },
    ],
    gaps: [{ on: '2026-03-02', from: '13:30', to: '17:00' }],
    people: [],
    mayEdit: false,
  }
  const Page = () => {
    const page = useDuty()
    return (
      <DutyView
        {...page}
        onMove={nothing}
        onRetry={page.refetch}
        onSet={page.set}
        onRemove={page.remove}
        onAsk={page.ask}
        onAnswer={page.answer}
      />
    )
  }
  const draw = async (): Promise<void> => {
    pretendWindow({ width: 390 })
    street.answers.week = week
    render(<Page />, { wrapper: OnThePhone })
    await screen.findByText('这一周还有 1 段没人坐班')
  }

  it('says in words when nobody sits, and offers nobody a change who may not make one', async () => {
    await draw()
    expect(screen.getByText('没人坐班：13:30–17:00')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /排一班/ })).toBeNull()
  })

  it('lets whoever was asked take the shift over; after silence it can be tapped again', async () => {
    await draw()
    fireEvent.click(screen.getByRole('button', { name: /陈律师/ }))
    street.answers.answerSwap = () => silence
    fireEvent.click(await screen.findByRole('button', { name: '我来替' }))
    await waitFor(() => expect(street.to('answerSwap')).toHaveLength(1))
    street.answers.answerSwap = week
    await waitFor(() => expect(screen.getByRole('button', { name: '我来替' })).not.toHaveAttribute('aria-disabled'))
    fireEvent.click(screen.getByRole('button', { name: '我来替' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: '我来替' })).toBeNull())
    const [first, second] = street.to('answerSwap')
    expect(first).toMatchObject({ input: { accept: true, version: 3 } })
    expect(second).toEqual(first)
  })
})

describe('the tree of a street', () => {
  it('says of a community how many grids and vacancies it has, and opens its grids', () => {
    pretendWindow({ width: 390 })
    const opened: string[] = []
    const row = {
      ...{ path: '/d1/s1/c01', kind: 'community' as const, name: '桃园社区', order: 1, agency: null, closedOn: null },
      ...{ seats: null, grids: 7, vacancies: 3, version: 1 },
    }
    render(
      <OrganisationView
        {...{ stage: 'ready', offline: false, streets: [], street: '/d1/s1', kind: 'community', rows: [row] }}
        {...{ mayEdit: false, more: false, busyMore: false, busy: false }}
        onStreet={nothing}
        onKind={nothing}
        onOpen={(path) => opened.push(path)}
        onBack={nothing}
        onMore={nothing}
        onRetry={nothing}
        onAdd={never}
        onChange={never}
        onSeat={never}
      />,
      { wrapper: OnThePhone },
    )
    fireEvent.click(screen.getByRole('button', { name: /桃园社区.*7 个网格·格四员空缺 3 个/ }))
    expect(opened).toEqual(['/d1/s1/c01'])
    expect(screen.queryByRole('button', { name: '加社区' })).toBeNull()
  })
})

describe('who sits at the desk, for whoever scans a code', () => {
  const sits = { name: '陈律师', kind: 'lawyer' as const, place: '大厅', on: '2026-03-02', from: '09:00', to: '12:00' }
  const now = '2026-03-02T02:00:00.000Z'

  it('is named with kind and until when; else who is next; an older answer says nothing', () => {
    expect(dutyWords({ onDuty: [sits], nextDuty: null }, now)).toBe('现在陈律师（律师）坐班，到 12:00')
    expect(dutyWords({ onDuty: [], nextDuty: sits }, now)).toBe('下一班：今天 9:00，陈律师（律师）')
    expect(dutyWords({ onDuty: [], nextDuty: { ...sits, on: '2026-03-09' } }, now)).toMatch(/^下一班：3月9日/)
    expect(dutyWords({}, now)).toBe('')
  })
})
