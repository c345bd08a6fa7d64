import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApplyView } from '@/features/join/apply-view'
import { InterestView } from '@/features/join/interest-view'
import { JoinView } from '@/features/join/join-view'
import { useApplication } from '@/features/join/use-application'
import { useInterests } from '@/features/join/use-interests'
import { useJoin } from '@/features/join/use-join'
import { no, OnThePhone, phone, street } from './phone-double'

jest.mock('@/client/this-phone', () => ({ thisPhone: () => jest.requireActual('./phone-double').phone }))

const session = { lookUp: jest.fn(async () => ({ ok: true })), enterWith: jest.fn(async () => ({ ok: true })) }
beforeEach(() => {
  street.forget()
  Object.assign(phone.session, session)
})

const agree = () => fireEvent.click(screen.getByRole('checkbox', { name: '我看过了，同意' }))
const fill = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

describe('an application', () => {
  const Page = () => {
    const page = useApplication()
    return (
      <ApplyView
        {...page}
        onApply={(wish) => void page.apply(wish)}
        onWithdraw={() => void page.withdraw()}
        onAgain={page.applyAgain}
        onSignIn={() => undefined}
        onRetry={page.refetch}
      />
    )
  }
  const blank = {
    ...{ application: null, streetName: '柳溪街道', known: null },
    communities: [{ path: '/d1/s1/c01', name: '桃园社区' }],
  }
  const waiting = { state: 'waiting', where: '桃园社区', at: '2026-03-05T02:00:00.000Z', reason: '', version: 1 }

  it('is handed in with the consent as it was read, which is never ticked beforehand', async () => {
    street.answers.application = blank
    street.answers.apply = { application: waiting }
    render(<Page />, { wrapper: OnThePhone })
    await screen.findByLabelText('姓名')
    fireEvent.change(screen.getByRole('combobox'), { target: { value: '/d1/s1/c01' } })
    fill('姓名', '申小兰')
    fill('手机号', '139 1111 2222')
    expect(screen.getByRole('button', { name: '交给社区' })).toHaveAttribute('aria-disabled', 'true')
    agree()
    street.answers.application = { ...blank, application: waiting }
    fireEvent.click(screen.getByRole('button', { name: '交给社区' }))
    expect(await screen.findByText('社区正在看')).toBeInTheDocument()
    expect(street.to('apply')[0]?.input).toMatchObject({
      ...{ community: '/d1/s1/c01', person: { name: '申小兰', phone: '13911112222' }, skills: [], words: '' },
      consent: { text: '加入说明' },
    })
  })
  it('that was refused says why and can be made again', async () => {
    street.answers.application = { ...blank, application: { ...waiting, state: 'refused', reason: '不住这里' } }
    render(<Page />, { wrapper: OnThePhone })
    expect(await screen.findByText('社区写的原因：不住这里')).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '再申请一次' }))
    expect(await screen.findByLabelText('姓名')).toBeInTheDocument()
  })
})

describe('a code', () => {
  const entered = jest.fn()
  const Page = ({ given = '' }: { given?: string }) => {
    const page = useJoin(given, entered)
    return <JoinView {...page} onLook={() => void page.look()} onAccept={(one) => void page.accept(one)} />
  }
  const invitation = {
    ...{ role: 'mediator', where: '柳溪街道', forName: '张律师', expiresAt: '2026-03-12T02:00:00.000Z' },
    ...{ known: false, needsAccount: true },
  }
  it('from the address tells what it is for, and makes an account that is entered at once', async () => {
    street.answers.invitation = invitation
    street.answers.acceptInvitation = { role: 'mediator', where: '柳溪街道', ticket: 'T' }
    render(<Page given="abcd-2345" />, { wrapper: OnThePhone })
    fireEvent.click(screen.getByRole('button', { name: '看看是什么邀请' }))
    expect(await screen.findByText('请您来当调解员')).toBeInTheDocument()
    fill('姓名', '张新梅')
    fill('手机号', '13911112222')
    fill('起一个账号', 'ZhangXM')
    fill('定一个密码', 'taoyuan 2026')
    agree()
    fireEvent.click(screen.getByRole('button', { name: '加入，当调解员' }))
    await waitFor(() => expect(entered).toHaveBeenCalled())
    expect(session.enterWith).toHaveBeenCalledWith('T')
    expect(street.to('acceptInvitation')[0]?.input).toMatchObject({
      ...{
        code: 'ABCD2345',
        person: { name: '张新梅' },
        credentials: { account: 'zhangxm', password: 'taoyuan 2026' },
      },
    })
  })
  it('that is wrong is said at once, and can be typed again', async () => {
    street.answers.invitation = () => no('notFound', '这个邀请码用不了')
    render(<Page />, { wrapper: OnThePhone })
    fill('邀请码', '23456789')
    fireEvent.click(screen.getByRole('button', { name: '看看是什么邀请' }))
    expect(await screen.findByText('这个邀请码用不了')).toBeInTheDocument()
    fill('邀请码', '2345')
    expect(screen.queryByText('这个邀请码用不了')).toBeNull()
    expect(screen.getByText('邀请码是 8 位字母和数字')).toBeInTheDocument()
  })
})

describe('a tie to a place', () => {
  const Page = () => {
    const page = useInterests()
    return <InterestView {...page} onDeclare={page.declare} onRetry={page.refetch} />
  }
  it('is declared by the code of the door and what ties', async () => {
    const interest = { placeId: 'p1', placeName: '老周面馆', tie: 'employee', at: '2026-03-05T02:00:00.000Z' }
    street.answers.interests = { interests: [] }
    street.answers.declareInterest = { interest }
    render(<Page />, { wrapper: OnThePhone })
    fireEvent.change(await screen.findByLabelText('那家的门牌码'), { target: { value: 'hm2k 7w9p' } })
    expect(screen.getByText('选一下是什么关系')).toBeInTheDocument()
    fireEvent.click(screen.getByRole('radio', { name: '我在那里干活' }))
    street.answers.interests = { interests: [interest] }
    fireEvent.click(screen.getByRole('button', { name: '报给街道' }))
    expect(await screen.findByText('老周面馆')).toBeInTheDocument()
    expect(street.to('declareInterest')[0]?.input).toEqual({ code: 'HM2K7W9P', tie: 'employee' })
    expect(screen.getByLabelText('那家的门牌码')).toHaveValue('')
  })
})
