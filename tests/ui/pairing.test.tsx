import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { PairView } from '@/features/pairing/pair-view'
import { usePair } from '@/features/pairing/use-pair'
import { SecurityView } from '@/features/security/security-view'
import { useSecurity } from '@/features/security/use-security'
import { ScanCard, type ScanCardProps } from '@/features/sign-in/scan-card'
import { no, OnThePhone, phone, street } from './phone-double'

jest.mock('@/client/this-phone', () => ({ thisPhone: () => jest.requireActual('./phone-double').phone }))

const session = { lookUp: jest.fn(async () => ({ ok: true })), enterWith: jest.fn(async () => ({ ok: true })) }
beforeEach(() => {
  street.forget()
  jest.clearAllMocks()
  Object.assign(phone.session, session)
})
const button = (name: string) => screen.getByRole('button', { name })
const isOff = (name: string) => button(name).getAttribute('aria-disabled') === 'true'
const fill = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

describe('the picture on the PC', () => {
  const picture = { code: 'HM2K7W9P', scan: 'https://x.example/?scene=pc.HM2K7W9P', number: '47', over: false }
  const card = (more: Partial<ScanCardProps>) => (
    <ScanCard stage="showing" onRenew={renew} onRanOut={() => undefined} {...more} />
  )
  const renew = jest.fn()
  it('shows the code, the same to be typed in two fours, and the number that the phone asks for', () => {
    render(card({ picture: { ...picture, endsAtMs: Date.now() + 179_000 } }))
    expect(screen.getByRole('img', { name: /登录码的二维码/ })).toBeInTheDocument()
    for (const words of ['HM2K', '7W9P', '47', /后过期$/]) expect(screen.getByText(words)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '换一个' })).toBeNull()
  })
  it.each([
    ['over', '这个码过期了'],
    ['refused', '手机上没让登录'],
    ['failed', '现在没成'],
  ] as const)('that is %s says so, and another can be had', (stage, words) => {
    const gone = stage === 'over' ? { ...picture, endsAtMs: 0, over: true } : undefined
    render(card({ stage, picture: gone }))
    expect(screen.getByRole('status')).toHaveTextContent(words)
    fireEvent.click(button('换一个'))
    expect(renew).toHaveBeenCalled()
    expect(screen.queryByText('HM2K')).toBeNull()
  })
})

describe('the phone', () => {
  const Page = ({ opened = '' }: { opened?: string }) => (
    <PairView {...usePair(opened, false)} onHome={() => undefined} />
  )
  const asks = {
    ...{ system: 'windows', browser: 'edge', numbers: ['12', '47', '89'] },
    ...{ openedAt: '2026-03-05T02:00:00.000Z', expiresAt: '2026-03-05T02:03:00.000Z' },
  }
  it('opened by the picture says which browser asks and as whom, and needs the number before it lets it in', async () => {
    street.answers.pairing = asks
    street.answers.answerPairing = { confirmed: true }
    render(<Page opened="pc.HM2K7W9P" />, { wrapper: OnThePhone })
    expect(await screen.findByText('让这台电脑用「陈玉兰」登录？')).toBeInTheDocument()
    for (const words of ['Windows 电脑，Edge 浏览器', '10:00，10:03 前有效', '陈玉兰·柳溪街道'])
      expect(screen.getByText(words)).toBeInTheDocument()
    expect(isOff('是我，登录')).toBe(true)
    fireEvent.click(screen.getByRole('radio', { name: '47' }))
    fireEvent.click(button('是我，登录'))
    expect(await screen.findByText('好了，看电脑')).toBeInTheDocument()
    expect(street.to('answerPairing')[0]?.input).toEqual({ code: 'HM2K7W9P', number: '47' })
    expect(street.to('answerPairing')[0]?.commandId).toBeDefined()
  })
  it('that picked another number is told so, and may scan again', async () => {
    street.answers.pairing = asks
    street.answers.answerPairing = { confirmed: false }
    render(<Page opened="pc.HM2K7W9P" />, { wrapper: OnThePhone })
    fireEvent.click(await screen.findByRole('radio', { name: '89' }))
    fireEvent.click(button('是我，登录'))
    expect(await screen.findByText('数对不上，没让登录')).toBeInTheDocument()
    fireEvent.click(button('再扫一次'))
    expect(screen.getByLabelText('码下面的 8 位')).toHaveValue('')
  })
  it('says no without picking anything', async () => {
    street.answers.pairing = asks
    street.answers.answerPairing = { confirmed: false }
    render(<Page opened="pc.HM2K7W9P" />, { wrapper: OnThePhone })
    fireEvent.click(await screen.findByRole('button', { name: '不是我' }))
    expect(await screen.findByText('没让它登录')).toBeInTheDocument()
    expect(street.to('answerPairing')[0]?.input).toEqual({ code: 'HM2K7W9P', number: null })
  })
  it('takes the typed characters, and says what is wrong with them', async () => {
    street.answers.pairing = () => no('notFound', '这个码用不了')
    render(<Page />, { wrapper: OnThePhone })
    expect(isOff('用这个码')).toBe(true)
    fill('码下面的 8 位', 'hm2k 7w9p')
    fireEvent.click(button('用这个码'))
    expect(await screen.findByText('这个码用不了')).toBeInTheDocument()
    expect(street.to('pairing')[0]?.input).toEqual({ code: 'HM2K7W9P' })
  })
})

describe('one’s own account', () => {
  const Page = () => {
    const page = useSecurity()
    return (
      <SecurityView
        {...page}
        onForgetProblem={page.forgetProblem}
        onPassword={page.changePassword}
        onEverywhere={page.signOutEverywhere}
        onLeave={page.leave}
        onPair={() => undefined}
        onRetry={page.refetch}
      />
    )
  }
  const me = { userId: 'u1', name: '陈玉兰', streetName: '柳溪街道', phone: '138****0000' }
  const volunteer = { role: 'volunteer', orgPath: '/d1/s1/c01/g01', where: '桃园社区·第 1 网格' }
  const asMe = { kind: 'somebody', me: { ...me, roles: [volunteer] }, role: volunteer }
  beforeEach(() => {
    street.answers.access = { account: 'chenyl', wechat: true }
    Object.assign(phone.session, { current: () => asMe })
  })

  it('judges a new password while it is typed, and goes on under the new ticket', async () => {
    street.answers.changePassword = { ticket: 'T2' }
    render(<Page />, { wrapper: OnThePhone })
    fireEvent.click(await screen.findByRole('button', { name: '改密码' }))
    fill('现在的密码', 'old-password-1')
    const sentences: [string, string][] = [
      ['short1', '密码至少 10 位，长一点更安全。'],
      ['chenyl-2026', '密码里不要有账号、姓名或手机号。'],
      ['taoyuan 2026', '可以用。写到 14 位更安全。'],
      ['taoyuan 2026 chun', '这个密码好，不容易被猜到。'],
    ]
    for (const [typed, said] of sentences) {
      fill('新密码', typed)
      expect(screen.getByText(said)).toBeInTheDocument()
    }
    fireEvent.click(button('改好'))
    await waitFor(() => expect(session.enterWith).toHaveBeenCalledWith('T2'))
    expect(street.to('changePassword')[0]?.input).toEqual({
      ...{ account: 'chenyl', current: 'old-password-1', next: 'taoyuan 2026 chun' },
    })
  })
  it('says in the sheet what the street says of the old one, and keeps it open', async () => {
    street.answers.changePassword = () => no('invalidInput', '现在的密码不对，请再看看。')
    render(<Page />, { wrapper: OnThePhone })
    fireEvent.click(await screen.findByRole('button', { name: '改密码' }))
    fill('现在的密码', 'wrong')
    fill('新密码', 'taoyuan 2026')
    fireEvent.click(button('改好'))
    expect(await screen.findByText('现在的密码不对，请再看看。')).toBeInTheDocument()
    expect(screen.getByLabelText('新密码')).toHaveValue('taoyuan 2026')
    expect(session.enterWith).not.toHaveBeenCalled()
  })
  it('signs out everywhere after one question, and stays in here', async () => {
    street.answers.signOutEverywhere = { ticket: 'T3' }
    render(<Page />, { wrapper: OnThePhone })
    fireEvent.click(await screen.findByRole('button', { name: '退出所有电脑' }))
    fireEvent.click(button('都退出'))
    await waitFor(() => expect(session.enterWith).toHaveBeenCalledWith('T3'))
  })
  it('gives a role back after a question that says what stays', async () => {
    street.answers.leaveRole = { role: 'volunteer' }
    render(<Page />, { wrapper: OnThePhone })
    fireEvent.click(await screen.findByRole('button', { name: '不当志愿者了' }))
    expect(screen.getByText(/攒的分都留着/)).toBeInTheDocument()
    fireEvent.click(button('交回'))
    await waitFor(() => expect(session.lookUp).toHaveBeenCalled())
    expect(street.to('leaveRole')[0]?.input).toEqual({ role: 'volunteer', orgPath: '/d1/s1/c01/g01' })
  })
  it('keeps it when the street says what must be done first', async () => {
    street.answers.leaveRole = () => no('notNow', '还有 1 样东西没领')
    render(<Page />, { wrapper: OnThePhone })
    fireEvent.click(await screen.findByRole('button', { name: '不当志愿者了' }))
    fireEvent.click(button('交回'))
    await waitFor(() => expect(street.to('leaveRole')).toHaveLength(1))
    expect(session.lookUp).not.toHaveBeenCalled()
  })
  it('of somebody without an account offers the phone in place of a password', async () => {
    street.answers.access = { account: null, wechat: false }
    render(<Page />, { wrapper: OnThePhone })
    expect(await screen.findByText('电脑上没有账号')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '改密码' })).toBeNull()
    expect(screen.getByText(/还没绑/)).toBeInTheDocument()
  })
})
