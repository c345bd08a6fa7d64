import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { PlaceView } from '#domain/contract/place'
import { queryClient } from '@/client/query'
import { AppFrame } from '@/features/shell/app-frame'
import DuplicatesPage from '@/packages/directory/duplicates/index'
import MergePage from '@/packages/directory/merge/index'
import { double, pretendWindow } from './double'
import { signedIn, street } from './street-double'

jest.mock('@/client/transport', () => jest.requireActual('./street-double'))

const idOf = (nth: number) => `01ARZ3NDEKTSV4RRFFQ69G5PM${nth}` as PlaceView['placeId']
const entry = (nth: number, more: Partial<PlaceView> = {}): PlaceView => ({
  ...{ placeId: idOf(nth), name: `老周面馆${nth}`, kind: 'shop', where: `桃园社区·第 ${nth} 网格`, state: 'open' },
  ...{ orgPath: `/d1/s1/c01/g0${nth}`, creditCode: null, staffBand: null, invested: false, registry: null },
  ...{ contact: null, mergedInto: null, mayEdit: true, version: nth + 3 },
  codes: [{ code: `ABCD234${nth + 1}`, issuedAt: '2026-03-05T02:00:00.000Z', revokedAt: null }],
  ...more,
})
const entries = new Map<string, PlaceView>()
const wanted = () => street.heard('place.merge').map(({ input }) => input)

beforeEach(() => {
  pretendWindow({ width: 1280 })
  queryClient().clear()
  street.sent.length = 0
  signedIn('streetStaff', '何立新')
  for (const nth of [1, 2, 3]) entries.set(idOf(nth), entry(nth))
  street.answers('place', 'open', ({ placeId }) => ({ data: entries.get(placeId) ?? entry(1) }))
  street.answers('place', 'merge', ({ keepId }) => ({ data: { place: entries.get(keepId) ?? entry(1) } }))
  double.openWith({ ids: [idOf(1), idOf(2)].join('.') })
})

const shown = (page: React.ReactNode) => render(<AppFrame>{page}</AppFrame>)
const confirm = async () => {
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '合成一家' }))
}

describe('what stands in the register twice', () => {
  it('is one line for each group, with why it is thought so', async () => {
    const places = [1, 2].map((nth) => entry(nth, { name: '老周面馆' }))
    street.answers('place', 'duplicates', () => ({ data: { groups: [{ by: 'name' as const, places }] } }))
    shown(<DuplicatesPage />)
    const row = await screen.findByRole('button', { name: /老周面馆.*2 份·同一社区，名称一样·桃园社区·第 1 网格、/ })
    fireEvent.click(row)
    expect(double.asked.at(-1)?.url).toContain(`/packages/directory/merge/index?ids=${idOf(1)}.${idOf(2)}`)
  })

  it('is said to be nothing when there is nothing', async () => {
    street.answers('place', 'duplicates', () => ({ data: { groups: [] } }))
    shown(<DuplicatesPage />)
    expect(await screen.findByText('没有登记重的')).toBeInTheDocument()
  })
})

describe('two entries of one place', () => {
  it('become the one that is chosen, in the versions that were looked at, and only after a question', async () => {
    shown(<MergePage />)
    expect(await screen.findByText(/牌子不用换，扫出来就是留下的“老周面馆1”/)).toBeInTheDocument()
    fireEvent.click(screen.getByRole('radio', { name: /留第 2 份/ }))
    expect(screen.getByText(/扫出来就是留下的“老周面馆2”/)).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '留第 2 份，合成一家' }))
    expect(await screen.findByText(/合了就不能再分开。$/)).toBeInTheDocument()
    expect(wanted()).toEqual([])
    await confirm()
    await waitFor(() =>
      expect(wanted()).toEqual([{ keepId: idOf(2), keepVersion: 5, goneId: idOf(1), goneVersion: 4 }]),
    )
    await waitFor(() => expect(double.asked.at(-1)?.url).toContain(`/packages/directory/place/index?id=${idOf(2)}`))
  })

  it('of three are merged two by two', async () => {
    double.openWith({ ids: [idOf(1), idOf(2), idOf(3)].join('.') })
    shown(<MergePage />)
    expect(await screen.findByText('合完还有 1 份')).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '留第 1 份，合成一家' }))
    await confirm()
    expect(await screen.findByRole('heading', { name: '老周面馆3' })).toBeInTheDocument()
    expect(screen.getByRole('heading', { name: '老周面馆1' })).toBeInTheDocument()
    expect(screen.queryByText('合完还有 1 份')).toBeNull()
  })

  it('with more codes than one place may have say how many have to go first', async () => {
    const codes = (from: number) =>
      Array.from({ length: 4 }, (_, nth) => ({
        ...{ code: `ABCD${2345 + from + nth}`, issuedAt: '2026-03-05T02:00:00.000Z', revokedAt: null },
      }))
    entries.set(idOf(1), entry(1, { codes: codes(0) }))
    entries.set(idOf(2), entry(2, { codes: codes(10) }))
    shown(<MergePage />)
    expect(await screen.findByText('合起来有 8 个码，一处最多 6 个，请先停用 2 个')).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '留第 1 份，合成一家' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('say in the street’s own words when somebody was faster, and stay as they are', async () => {
    street.answers('place', 'merge', () => ({
      refusal: { code: 'conflict', message: '刚才有人改过这一家，请刷新再改。' },
    }))
    shown(<MergePage />)
    fireEvent.click(await screen.findByRole('button', { name: '留第 1 份，合成一家' }))
    await confirm()
    expect(await screen.findByText('刚才有人改过这一家，请刷新再改。')).toBeInTheDocument()
    expect(screen.getByRole('dialog')).toBeInTheDocument()
  })
})
