import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { DutyWeek } from '#domain/contract/duty'
import { DutyView } from '@/features/duty/duty-view'
import { useDuty } from '@/features/duty/use-duty'
import { OrganisationView } from '@/features/organisation/organisation-view'
import { useOrganisations } from '@/features/organisation/use-organisations'
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
    days: ['02', '03', '04', '05', '06', '07', '08'].map((day) => ({
      ...{ on: `2026-03-${day}`, open: day < '07', provisional: false, past: false },
    })),
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
  const draw = async (shown: DutyWeek = week, width = 390): Promise<void> => {
    pretendWindow({ width })
    street.answers.week = shown
    render(<Page />, { wrapper: OnThePhone })
    await screen.findByText('这一周还有 1 段没人坐班')
  }

  it('says in words when nobody sits, and offers nobody a change who may not make one', async () => {
    await draw()
    expect(screen.getByText('没人坐班：13:30–17:00')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /排一班/ })).toBeNull()
  })

  it.each([390, 1280])('marks the days whose holidays are not published yet, and says why, %i wide', async (width) => {
    const days = week.days.map((day) => ({ ...day, provisional: day.on >= '2026-03-05' }))
    await draw({ ...week, days, gaps: days.slice(3, 4).map(({ on }) => ({ on, from: '13:30', to: '17:00' })) }, width)
    expect(screen.getByText('周四 3月5日（暂定）')).toBeInTheDocument()
    expect(screen.getByText('周三 3月4日')).toBeInTheDocument()
    expect(screen.getByText(/2026 年的放假安排还没公布，写着「暂定」的日子先按周末算/)).toBeInTheDocument()
  })

  it('says nothing of it in a week that is certain', async () => {
    await draw()
    expect(screen.queryByText(/暂定/)).toBeNull()
  })

  it('offers no change of what is over, and nobody after their last day', async () => {
    const people = [
      { userId: 'u2' as never, name: '到周二的', kinds: ['mediator' as const], until: '2026-03-03' },
      { userId: 'u3' as never, name: '一直在的', kinds: ['mediator' as const], until: null },
    ]
    const days = week.days.map((day) => ({ ...day, past: day.on < '2026-03-03' }))
    await draw({ ...week, days, people, mayEdit: true })
    fireEvent.click(screen.getByRole('button', { name: /陈律师/ }))
    expect(await screen.findByText('过去的班只能看，不能再改。')).toBeInTheDocument()
    for (const name of [/我来替/, /去掉这一班/]) expect(screen.queryByRole('button', { name })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '关上' }))
    const adds = screen.getAllByRole('button', { name: /排一班/ })
    expect(adds).toHaveLength(days.filter(({ open, past }) => open && !past).length)
    fireEvent.click(adds[1] as HTMLElement)
    expect(await screen.findByRole('button', { name: /一直在的/ })).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /到周二的/ })).toBeNull()
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
      ...{ seats: null, grids: 7, vacancies: 3, desk: null, version: 1 },
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

describe('a street in the tree', () => {
  const desk = { phone: '0999-5550131', window: '大厅 3 号', mark: '柳' }
  const card = {
    ...{ path: '/d1/s1', kind: 'street', name: '柳溪街道', order: 1, agency: null, closedOn: null, desk },
    ...{ seats: null, grids: null, vacancies: 0, version: 4, above: [], mayEdit: true, candidates: [] },
  }
  const Office = () => {
    const page = useOrganisations()
    return (
      <OrganisationView
        {...page}
        onStreet={page.chooseStreet}
        onKind={page.chooseKind}
        onOpen={page.open}
        onBack={page.back}
        onMore={nothing}
        onRetry={page.refetch}
        onAdd={page.add}
        onChange={page.change}
        onSeat={page.setTeam}
      />
    )
  }
  const draw = async (streetsUnder: string | null): Promise<void> => {
    pretendWindow({ width: 1280 })
    street.answers.organisations = {
      ...{ street: '/d1/s1', rows: [], next: null, totals: {}, streets: [], streetsUnder, mayEdit: true },
    }
    street.answers.organisation = card
    render(<Office />, { wrapper: OnThePhone })
    await screen.findByRole('button', { name: '改街道电话、窗口' })
  }

  it('is added by whoever is over the whole district, once name, desk and the mark of its cases are there', async () => {
    await draw('/d1')
    fireEvent.click(screen.getByRole('button', { name: '加街道' }))
    const hand = async () => (await screen.findAllByRole('button', { name: /^加街道/ })).at(-1) as HTMLElement
    const write = (label: string, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } })
    await screen.findByLabelText('叫什么？')
    write('叫什么？', '南湖街道')
    write('对外电话', '0999-5550160')
    write('窗口在哪儿', '一楼')
    fireEvent.click(await hand())
    expect(street.to('addOrganisation')).toHaveLength(0)
    write('案号里的字', '南')
    street.answers.addOrganisation = { row: card }
    fireEvent.click(await hand())
    await waitFor(() => expect(street.to('addOrganisation')).toHaveLength(1))
    const input = street.to('addOrganisation')[0]?.input
    const told = { phone: '0999-5550160', window: '一楼', mark: '南' }
    expect(input).toEqual({ parent: '/d1', kind: 'street', name: '南湖街道', desk: told })
  })

  it('sends only what was changed of its desk; its own staff add no street', async () => {
    await draw(null)
    expect(screen.queryByRole('button', { name: '加街道' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '改街道电话、窗口' }))
    fireEvent.change(await screen.findByLabelText('对外电话'), { target: { value: '0999-5550199' } })
    street.answers.changeOrganisation = { row: card }
    fireEvent.click(screen.getByRole('button', { name: '改好了，存下' }))
    await waitFor(() => expect(street.to('changeOrganisation')).toHaveLength(1))
    const input = street.to('changeOrganisation')[0]?.input
    expect(input).toEqual({ path: '/d1/s1', version: 4, desk: { phone: '0999-5550199', window: '大厅 3 号' } })
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
