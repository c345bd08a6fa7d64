import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { PlaceRow, PlaceView } from '#domain/contract/place'
import { creditCheckOf } from '#domain/place/credit-code'
import { queryClient } from '@/client/query'
import { draftOf, entryOf, faultsOf, missingIn } from '@/features/places/place-draft'
import { AppFrame } from '@/features/shell/app-frame'
import PlacePage from '@/packages/directory/place/index'
import PlaceEditPage from '@/packages/directory/place-edit/index'
import PlacesPage from '@/packages/directory/places/index'
import RadarPage from '@/packages/directory/radar/index'
import { double, pretendWindow } from './double'
import { signedIn, street } from './street-double'

jest.mock('@/client/transport', () => jest.requireActual('./street-double'))

const placeId = '01ARZ3NDEKTSV4RRFFQ69G5PA1' as PlaceRow['placeId']
const creditCode = `91999999MA0000001${creditCheckOf('91999999MA0000001')}`
const row: PlaceRow = {
  ...{ placeId, name: '长青精密机械', kind: 'company', where: '长青社区', orgPath: '/d1/s1/c02', state: 'open' },
  ...{ creditCode, staffBand: 'from100' },
}
const place: PlaceView = {
  ...{ ...row, invested: true, mergedInto: null, mayEdit: true, version: 4 },
  registry: {
    ...{ creditCode, legalName: '长青精密机械有限公司', aliases: ['老厂'], industry: '机械加工', staffBand: 'from100' },
    ...{ staffCount: 120, address: '长青路 12 号', location: { lat: 31, lng: 121 }, enterpriseGrid: '/d1/s1/e1' },
    contractors: [],
    compliance: {
      ...{ mediation: 'mediator', collectiveContract: { from: '2024-01-01', through: '2099-12-31' } },
      ...{ womensContract: null, harmony: { from: '2020-01-01', through: '2021-01-01' } },
    },
  },
  contact: { name: '欧**国', phone: '139****1234' },
  codes: [
    { code: 'ABCD2345', issuedAt: '2026-03-05T02:00:00.000Z', revokedAt: null },
    { code: 'WXYZ6789', issuedAt: '2025-03-05T02:00:00.000Z', revokedAt: '2026-03-05T02:00:00.000Z' },
  ],
}
const heard = (route: string) => street.heard(route).map(({ input }) => input)

beforeEach(() => {
  pretendWindow({ width: 1280 })
  queryClient().clear()
  street.sent.length = 0
  signedIn('streetStaff', '何立新')
  street.answers('place', 'areas', () => ({
    data: {
      areas: [
        { path: '/d1/s1/c02', name: '长青社区', kind: 'community' as const },
        { path: '/d1/s1/c02/g07', name: '第 7 网格', kind: 'grid' as const },
      ],
    },
  }))
  street.answers('place', 'places', () => ({ data: { places: [row], next: null, total: 1 } }))
  street.answers('place', 'open', () => ({ data: place }))
})

const shown = (page: React.ReactNode) => render(<AppFrame>{page}</AppFrame>)

describe('the register of places', () => {
  it('is narrowed by community, sorted by a head of the table, and prints only what one community holds', async () => {
    shown(<PlacesPage />)
    await screen.findByText('长青精密机械')
    expect(screen.getByText('先选一个社区或网格')).toBeInTheDocument()
    fireEvent.change(screen.getByLabelText('社区、网格'), { target: { value: '/d1/s1/c02/g07' } })
    await waitFor(() => expect(heard('place.places').at(-1)).toEqual({ within: '/d1/s1/c02/g07' }))
    expect(screen.queryByText('先选一个社区或网格')).toBeNull()
    fireEvent.click(within(await screen.findByRole('columnheader', { name: /名称/ })).getByRole('button'))
    await waitFor(() => expect(heard('place.places').at(-1)).toMatchObject({ within: '/d1/s1/c02/g07', sort: 'name' }))
    fireEvent.click(screen.getByRole('button', { name: '印场所码' }))
    await waitFor(() =>
      expect(heard('register.codeSheet')).toMatchObject([
        { layout: 'twelve', of: { by: 'area', path: '/d1/s1/c02/g07' }, origin: window.location.origin },
      ]),
    )
  })

  it('is cards on the phone, and says how to find more when nothing is found', async () => {
    pretendWindow({ width: 390 })
    street.answers('place', 'places', ({ words }) => ({
      data: words ? { places: [], next: null, total: 0 } : { places: [row], next: null, total: 1 },
    }))
    shown(<PlacesPage />)
    expect(await screen.findByRole('button', { name: /长青精密机械.*长青社区·100 人以上/ })).toBeInTheDocument()
    fireEvent.change(screen.getByLabelText('按名称找'), { target: { value: '没有' } })
    fireEvent.click(screen.getByRole('button', { name: '找' }))
    expect(await screen.findByText('这样选，一家也没有')).toBeInTheDocument()
  })
})

describe('the card of a place', () => {
  beforeEach(() => double.openWith({ id: placeId }))

  it('shows what the register knows, what has run out, and which codes hang there', async () => {
    shown(<PlacePage />)
    for (const words of [creditCode, '120 人', '过期了，到 2021年1月1日', 'ABCD 2345', 'WXYZ 6789', '139****1234'])
      expect(await screen.findByText(new RegExp(words.replaceAll('*', '\\*')))).toBeInTheDocument()
  })

  it('takes a code back only with a reason', async () => {
    street.answers('place', 'revokeCode', () => ({ data: { place } }))
    shown(<PlacePage />)
    fireEvent.click(await screen.findByRole('button', { name: '停用' }))
    const verb = await screen.findByRole('button', { name: '停用这个码' })
    fireEvent.click(verb)
    expect(heard('place.revokeCode')).toEqual([])
    fireEvent.change(screen.getByLabelText('为什么停用？'), { target: { value: '牌子丢了' } })
    fireEvent.click(verb)
    await waitFor(() => expect(heard('place.revokeCode')).toEqual([{ code: 'ABCD2345', reason: '牌子丢了' }]))
  })
})

describe('writing a place down', () => {
  it('keeps what the form does not ask about, and a contact that nobody has typed anew', () => {
    const entry = entryOf({ ...draftOf(place), name: '长青精机' }, place)
    expect(entry).toMatchObject({
      ...{ name: '长青精机', contact: 'keep', invested: true },
      registry: { location: { lat: 31, lng: 121 }, enterpriseGrid: '/d1/s1/e1', staffCount: 120, aliases: ['老厂'] },
    })
    expect(entry.registry?.compliance).toEqual(place.registry?.compliance)
    expect(entryOf(draftOf(undefined), undefined).contact).toBeNull()
  })

  it('names what is wrong under its field before anything is sent', () => {
    const draft = { ...draftOf(undefined), name: '店', orgPath: '/d1/s1/c02' }
    expect(missingIn(draftOf(undefined))).toBe('先写名称')
    expect(missingIn({ ...draft, orgPath: '' })).toBe('先选社区或网格')
    expect(faultsOf(draft)).toEqual({})
    expect(
      faultsOf({
        ...{ ...draft, creditCode: '123', staff: '0', contactName: '王强' },
        ...{ harmonyFrom: '2026-01-01', womensFrom: '2026-02-01', womensTo: '2026-01-01' },
      }),
    ).toEqual({
      ...{ creditCode: '要 18 位，现在是 3 位', staff: '写一个整数', contactPhone: '联系人和电话要一起写' },
      ...{ harmonyTo: '开始和到期的日子要一起写', womensTo: '到期日不能早于开始的日子' },
    })
  })

  it('is handed in with a name and a grid', async () => {
    double.openWith({})
    street.answers('place', 'add', () => ({ data: { place } }))
    shown(<PlaceEditPage />)
    fireEvent.change(await screen.findByLabelText('名称'), { target: { value: '老周面馆' } })
    fireEvent.click(screen.getByRole('radio', { name: /商户/ }))
    await screen.findByRole('option', { name: '长青社区·第 7 网格' })
    fireEvent.change(screen.getByLabelText('社区或网格'), { target: { value: '/d1/s1/c02/g07' } })
    fireEvent.click(screen.getByRole('button', { name: '登记这一家' }))
    await waitFor(() =>
      expect(heard('place.add')).toMatchObject([
        { name: '老周面馆', kind: 'shop', orgPath: '/d1/s1/c02/g07', contact: null },
      ]),
    )
  })
})

describe('the radar', () => {
  it('says each share in words beside its bar, and who has to do something next', async () => {
    street.answers('place', 'radar', () => ({
      data: {
        coverage: [
          { measure: 'mediation' as const, covered: 60, of: 66, percent: 91 },
          { measure: 'collectiveContract' as const, covered: 66, of: 66, percent: 100 },
          { measure: 'womensContract' as const, covered: 53, of: 66, percent: 80 },
          { measure: 'harmony' as const, covered: 57, of: 66, percent: 86 },
        ],
        unmediated: [{ place: row, needs: 'committee' as const }],
        expiring: [{ place: row, measure: 'harmony' as const, through: '2099-01-05' }],
        unknownStaff: 2,
      },
    }))
    shown(<RadarPage />)
    expect(await screen.findByText('86%，66 家里有 57 家')).toBeInTheDocument()
    expect(screen.getByText(/要有调解委员会$/)).toBeInTheDocument()
    expect(screen.getByText(/和谐企业·2099年1月5日 到期$/)).toBeInTheDocument()
    expect(screen.getByText(/有 2 家没填用工人数/)).toBeInTheDocument()
  })
})
