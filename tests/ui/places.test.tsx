import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { PlaceRow, PlaceView } from '#domain/contract/place'
import { creditCheckOf } from '#domain/place/credit-code'
import { queryClient } from '@/client/query'
import { draftOf, entryOf, faultsOf, missingIn } from '@/features/places/place-draft'
import { AppFrame } from '@/features/shell/app-frame'
import CodeSheetPage from '@/packages/directory/code-sheet/index'
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
        { path: '/d1/s1/e1', name: '南片企业网格', kind: 'enterpriseGrid' as const },
      ],
    },
  }))
  street.answers('place', 'places', () => ({ data: { places: [row], next: null, total: 1 } }))
  street.answers('place', 'open', () => ({ data: place }))
})

const shown = (page: React.ReactNode) => render(<AppFrame>{page}</AppFrame>)

describe('the register of places', () => {
  beforeEach(() => double.openWith({}))

  it('is narrowed by community, sorted by a head of the table, and prints what was narrowed to', async () => {
    shown(<PlacesPage />)
    await screen.findByText('长青精密机械')
    fireEvent.change(screen.getByLabelText('社区、网格'), { target: { value: '/d1/s1/c02/g07' } })
    await waitFor(() => expect(heard('place.places').at(-1)).toEqual({ within: '/d1/s1/c02/g07' }))
    fireEvent.click(within(await screen.findByRole('columnheader', { name: /名称/ })).getByRole('button'))
    await waitFor(() => expect(heard('place.places').at(-1)).toMatchObject({ within: '/d1/s1/c02/g07', sort: 'name' }))
    fireEvent.click(screen.getByRole('button', { name: '印场所码' }))
    expect(double.asked.at(-1)?.url).toBe('/packages/directory/code-sheet/index?within=d1.s1.c02.g07')
  })

  it('opens at the firms behind a figure of the radar, and lets go of it with the kind', async () => {
    double.openWith({ without: 'harmony', within: 'd1.s1.c02' })
    shown(<PlacesPage />)
    await screen.findByText('长青精密机械')
    expect(heard('place.places')).toEqual([{ kind: 'company', without: 'harmony', within: '/d1/s1/c02' }])
    expect(screen.getByLabelText('达标')).toHaveValue('harmony')
    fireEvent.change(screen.getByLabelText('类型'), { target: { value: 'shop' } })
    await waitFor(() => expect(heard('place.places').at(-1)).toEqual({ kind: 'shop', within: '/d1/s1/c02' }))
    expect(screen.queryByLabelText('达标')).toBeNull()
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
  it('keeps what nobody touched, and a contact that nobody has typed anew', () => {
    const entry = entryOf({ ...draftOf(place), name: '长青精机' }, place)
    expect(entry).toMatchObject({
      ...{ name: '长青精机', contact: 'keep', invested: true },
      registry: { location: { lat: 31, lng: 121 }, enterpriseGrid: '/d1/s1/e1', staffCount: 120, aliases: ['老厂'] },
    })
    expect(entry.registry?.compliance).toEqual(place.registry?.compliance)
    expect(entryOf(draftOf(undefined), undefined).contact).toBeNull()
    expect(entryOf({ ...draftOf(place), dropContact: true }, place).contact).toBeNull()
    const banded = { ...place, registry: place.registry && { ...place.registry, staffCount: null } }
    expect(entryOf(draftOf(banded), banded).registry).toMatchObject({ staffBand: 'from100', staffCount: null })
  })

  it('takes where it lies as maps give it, in either order', () => {
    const lies = (location: string) => entryOf({ ...draftOf(undefined), location }, undefined).registry?.location
    for (const text of ['31.2304, 121.4737', '121.4737,31.2304', ' 31.2304，121.4737 ', '31.2304 121.4737'])
      expect(lies(text)).toEqual({ lat: 31.2304, lng: 121.4737 })
    expect(lies('')).toBeNull()
    for (const location of ['河边', '31.2304', '0, 0', '-31.2, 121.4', '121.4, 121.5'])
      expect(faultsOf({ ...draftOf(undefined), location }).location).toMatch(/^照这样写：/)
  })

  it('of a site takes the chain firm by firm', async () => {
    double.openWith({ id: placeId })
    const site = { ...place, kind: 'site' as const, registry: place.registry && { ...place.registry, contractors: [] } }
    street.answers('place', 'open', () => ({ data: site }))
    street.answers('place', 'change', () => ({ data: { place: site } }))
    shown(<PlaceEditPage />)
    fireEvent.click(await screen.findByRole('button', { name: '加一家' }))
    expect(screen.getByText('有一处还不对，改好再交')).toBeInTheDocument()
    fireEvent.change(screen.getByLabelText('第 1 家的名字'), { target: { value: '柳溪建设' } })
    const code = screen.getByLabelText('信用代码（不知道就空着）')
    fireEvent.change(code, { target: { value: '123' } })
    expect(screen.getByText('要 18 位，现在是 3 位')).toBeInTheDocument()
    fireEvent.change(code, { target: { value: creditCode } })
    fireEvent.click(screen.getByRole('button', { name: '加一家' }))
    fireEvent.change(screen.getByLabelText('第 2 家的名字'), { target: { value: '不要了' } })
    fireEvent.click(screen.getByRole('button', { name: '加一家' }))
    fireEvent.change(screen.getByLabelText('第 3 家的名字'), { target: { value: '同心劳务' } })
    fireEvent.click(screen.getByRole('button', { name: '去掉第 2 家' }))
    fireEvent.click(screen.getByRole('button', { name: '改好了' }))
    await waitFor(() =>
      expect(heard('place.change')).toMatchObject([
        {
          version: 4,
          entry: {
            contact: 'keep',
            registry: {
              contractors: [
                { part: 'general', name: '柳溪建设', creditCode },
                { part: 'labour', name: '同心劳务', creditCode: null },
              ],
            },
          },
        },
      ]),
    )
  })

  it('may put a firm into an enterprise grid, and take a contract away again', async () => {
    double.openWith({ id: placeId })
    street.answers('place', 'change', () => ({ data: { place } }))
    shown(<PlaceEditPage />)
    const grids = await screen.findByLabelText('企业网格')
    expect(grids).toHaveValue('/d1/s1/e1')
    fireEvent.change(grids, { target: { value: '' } })
    fireEvent.click(screen.getByRole('button', { name: '清掉集体合同的日子' }))
    fireEvent.click(screen.getByRole('button', { name: '改好了' }))
    await waitFor(() =>
      expect(heard('place.change')).toMatchObject([
        { entry: { registry: { enterpriseGrid: null, compliance: { collectiveContract: null } } } },
      ]),
    )
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
    expect(screen.queryByRole('button', { name: /看缺集体合同/ })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '看缺和谐企业的 9 家' }))
    expect(double.asked.at(-1)?.url).toBe('/packages/directory/places/index?without=harmony')
    fireEvent.click(screen.getByRole('button', { name: '导出企业表' }))
    await waitFor(() => expect(heard('register.exportPlaces')).toEqual([{ kind: 'company' }]))
  })
})

describe('codes to print', () => {
  const made = (next: string | null) => ({
    ...{ file: { url: 'https://x.example/1.pdf', name: '场所码.pdf', endsAt: '2026-03-05T02:10:00.000Z' } },
    ...{ codes: 240, pages: 20, next },
  })
  const asked = () => heard('register.codeSheet')

  it('are made for one community, small or large, one sheet after the other', async () => {
    double.openWith({})
    street.answers('register', 'codeSheet', ({ cursor }) => ({ data: made(cursor === undefined ? 'more' : null) }))
    shown(<CodeSheetPage />)
    fireEvent.click(await screen.findByRole('button', { name: '做成 PDF' }))
    expect(asked()).toEqual([])
    expect(screen.getByText('先选一个社区或网格')).toBeInTheDocument()
    await screen.findByRole('option', { name: '长青社区' })
    fireEvent.change(screen.getByLabelText('社区或网格'), { target: { value: '/d1/s1/c02' } })
    fireEvent.click(screen.getByRole('button', { name: '做成 PDF' }))
    expect(await screen.findByText('240 个码，20 页')).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '做下一份' }))
    expect(await screen.findByText('第 2 份做好了')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '做下一份' })).toBeNull()
    const wanted = { layout: 'twelve', of: { by: 'area', path: '/d1/s1/c02' }, origin: window.location.origin }
    expect(asked()).toEqual([wanted, { ...wanted, cursor: 'more' }])
    fireEvent.click(screen.getByRole('radio', { name: /大的/ }))
    expect(screen.getByRole('button', { name: '做成 PDF' })).toBeInTheDocument()
  })

  it('are one large page for one place', async () => {
    double.openWith({ id: placeId })
    street.answers('register', 'codeSheet', () => ({ data: made(null) }))
    shown(<CodeSheetPage />)
    expect(await screen.findByText('长青精密机械')).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '做成 PDF' }))
    await waitFor(() =>
      expect(asked()).toEqual([{ layout: 'one', of: { by: 'place', placeId }, origin: window.location.origin }]),
    )
  })
})
