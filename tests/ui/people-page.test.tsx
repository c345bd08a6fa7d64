import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApplicationsView } from '@/features/people/applications-view'
import { InvitationsView } from '@/features/people/invitations-view'
import { PeopleView } from '@/features/people/people-view'
import { PersonView } from '@/features/people/person-view'
import { useApplications } from '@/features/people/use-applications'
import { useInvitations } from '@/features/people/use-invitations'
import { usePeople } from '@/features/people/use-people'
import { usePerson } from '@/features/people/use-person'
import { pretendWindow } from './double'
import { OnThePhone, silence, street } from './phone-double'

jest.mock('@/client/this-phone', () => ({ thisPhone: () => jest.requireActual('./phone-double').phone }))

beforeEach(() => {
  street.forget()
  pretendWindow({ width: 390 })
  street.answers.managing = {
    roles: [{ role: 'volunteer', places: ['/d1/s1/c01/g01', '/d1/s1/c02/g02'] }],
    names: [
      { path: '/d1/s1/c01/g01', name: '第 1 网格' },
      { path: '/d1/s1/c02/g02', name: '第 2 网格' },
    ],
  }
})

const at = '2026-03-05T02:00:00.000Z'

describe('applications', () => {
  const row = (key: string, name: string, more: object = {}) => ({
    ...{ applicationId: key, version: 1, name, phone: '139****1234', where: '桃园社区', community: '/d1/s1/c01' },
    ...{ skills: ['talking'], words: '', at, state: 'waiting', own: false, known: false },
    ...more,
  })
  const onImport = jest.fn()
  const Page = () => {
    const page = useApplications()
    return (
      <ApplicationsView
        {...page}
        onApprove={page.approve}
        onRefuse={page.refuse}
        onImport={onImport}
        onMore={page.loadMore}
        onRetry={page.refetch}
      />
    )
  }
  const draw = async () => {
    const rows = [
      row('a', '申小兰'),
      row('b', '韩大勇'),
      row('c', '李建国', { own: true }),
      row('d', '远社区', { community: '/d1/s1/c02' }),
    ]
    street.answers.applications = { rows, next: null, total: 4 }
    render(<Page />, { wrapper: OnThePhone })
    await screen.findByText('申小兰')
  }
  const tick = (name: RegExp) => fireEvent.click(screen.getByRole('checkbox', { name }))

  it('are approved several at once into a grid of their community, and only what is not done is sent again', async () => {
    await draw()
    expect(screen.getByRole('button', { name: '通过' })).toHaveAttribute('aria-disabled', 'true')
    tick(/^申小兰/)
    tick(/^韩大勇/)
    tick(/^李建国/)
    fireEvent.click(screen.getByRole('button', { name: '通过 2 份' }))
    street.answers.decideApplications = () => silence
    fireEvent.click(await screen.findByRole('button', { name: '通过，告诉他们' }))
    await waitFor(() => expect(street.to('decideApplications')).toHaveLength(1))
    street.answers.decideApplications = {
      results: ['a', 'b'].map((applicationId) => ({ applicationId, ok: true, message: '' })),
    }
    await waitFor(() =>
      expect(screen.getByRole('button', { name: '通过，告诉他们' })).not.toHaveAttribute('aria-disabled'),
    )
    fireEvent.click(screen.getByRole('button', { name: '通过，告诉他们' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: '通过，告诉他们' })).toBeNull())
    const [first, second] = street.to('decideApplications')
    expect(first?.input).toEqual({
      decisions: ['a', 'b'].map((applicationId) => ({
        decision: 'approve',
        applicationId,
        version: 1,
        grid: '/d1/s1/c01/g01',
      })),
    })
    expect(second?.commandId).toBe(first?.commandId)
  })
  it('of two communities are not approved together, but may be refused together with a reason', async () => {
    await draw()
    tick(/^申小兰/)
    tick(/^远社区/)
    expect(screen.getByText('一次只勾一个社区的')).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '不通过，写明原因' }))
    expect(await screen.findByText('写一句为什么')).toBeInTheDocument()
    fireEvent.change(screen.getByLabelText('为什么不通过？'), { target: { value: '不住这里' } })
    street.answers.decideApplications = { results: [{ applicationId: 'a', ok: true, message: '' }] }
    fireEvent.click(screen.getByRole('button', { name: '不通过' }))
    await waitFor(() =>
      expect(street.to('decideApplications')[0]?.input).toMatchObject({ decisions: [{ reason: '不住这里' }, {}] }),
    )
  })
  it('that are none say so kindly', async () => {
    street.answers.applications = { rows: [], next: null, total: 0 }
    render(<Page />, { wrapper: OnThePhone })
    expect(await screen.findByText('没有等着的申请')).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '用表格导入' }))
    expect(onImport).toHaveBeenCalled()
  })
})

describe('people', () => {
  const person = {
    userId: 'u9',
    name: '陈静',
    phone: '138****2046',
    roles: ['mediator'],
    state: 'suspended',
    since: at,
  }
  const Page = ({ onOpen }: { onOpen: (key: string) => void }) => {
    const page = usePeople()
    return <PeopleView {...page} onOpen={onOpen} onMore={page.loadMore} onRetry={page.refetch} />
  }
  it.each([390, 1280])('are found by what is typed once it is handed in, at %s pixels', async (width) => {
    pretendWindow({ width })
    street.answers.people = { rows: [person], next: null }
    const onOpen = jest.fn()
    render(<Page onOpen={onOpen} />, { wrapper: OnThePhone })
    fireEvent.click(await screen.findByText('陈静'))
    expect(onOpen).toHaveBeenCalledWith('u9')
    expect(screen.getByText('停用了')).toBeInTheDocument()
    street.answers.people = { rows: [], next: null }
    fireEvent.change(screen.getByLabelText('按姓名或手机号找'), { target: { value: '欧阳' } })
    expect(street.to('people')).toHaveLength(1)
    fireEvent.click(screen.getByRole('button', { name: '找' }))
    expect(await screen.findByText('没找到这样的人')).toBeInTheDocument()
    expect(street.to('people').at(-1)?.input).toEqual({ words: '欧阳' })
  })
})

describe('a card', () => {
  const card = {
    ...{
      userId: 'u9',
      name: '陈静',
      phone: '138****2046',
      state: 'active',
      since: at,
      where: '柳溪街道',
      skills: [],
      openCases: 2,
    },
    ...{ own: false, maySuspend: true, history: [{ at, what: '用邀请码加入', byName: '何立新' }] },
    held: [{ role: 'mediator', orgPath: '/d1/s1', where: '柳溪街道', until: null, inForce: true, manageable: true }],
  }
  const Page = () => {
    const page = usePerson('u9')
    return (
      <PersonView
        {...page}
        onHandOver={page.handOver}
        onReveal={page.reveal}
        onGive={page.give}
        onEnd={page.end}
        onSuspend={page.suspend}
        onResume={page.resume}
        onRetry={page.refetch}
      />
    )
  }
  it('shows the whole number only after a reason', async () => {
    street.answers.person = card
    street.answers.revealPhone = { phone: '13800002046' }
    render(<Page />, { wrapper: OnThePhone })
    fireEvent.click(await screen.findByRole('button', { name: '看全号' }))
    const reason = await screen.findByLabelText('为什么要看？')
    const [, hand] = screen.getAllByRole('button', { name: '看全号', hidden: true })
    expect(hand).toHaveAttribute('aria-disabled', 'true')
    fireEvent.change(reason, { target: { value: '约他值班' } })
    fireEvent.click(hand as HTMLElement)
    expect(await screen.findByText('13800002046')).toBeInTheDocument()
    expect(street.to('revealPhone')[0]?.input).toEqual({ userId: 'u9', reason: '约他值班' })
  })
  it('gets one more role out of those that the looker may give and they do not hold yet', async () => {
    street.answers.person = card
    street.answers.giveRole = card
    street.answers.managing = {
      roles: [
        { role: 'mediator', places: ['/d1/s1'] },
        { role: 'gridWorker', places: ['/d1/s1/c01/g01', '/d1/s1/c02/g02'] },
      ],
      names: [
        { path: '/d1/s1', name: '柳溪街道' },
        { path: '/d1/s1/c01/g01', name: '第 1 网格' },
        { path: '/d1/s1/c02/g02', name: '第 2 网格' },
      ],
    }
    render(<Page />, { wrapper: OnThePhone })
    fireEvent.click(await screen.findByRole('button', { name: '加一个身份' }))
    expect(await screen.findByRole('combobox', { name: '身份' })).toHaveTextContent('网格员')
    const sheet = screen.getByRole('dialog')
    expect(sheet).not.toHaveTextContent('三师')
    fireEvent.click(screen.getByRole('button', { name: '加上这个身份' }))
    await waitFor(() =>
      expect(street.to('giveRole')[0]?.input).toEqual({
        ...{ userId: 'u9', role: 'gridWorker', orgPath: '/d1/s1/c01/g01', kinds: [] },
      }),
    )
    await waitFor(() => expect(screen.queryByRole('button', { name: '加上这个身份' })).toBeNull())
  })
  it('of one’s own gives no role and shuts nothing', async () => {
    street.answers.person = { ...card, own: true, maySuspend: false }
    render(<Page />, { wrapper: OnThePhone })
    await screen.findByText('陈静')
    expect(screen.queryByRole('button', { name: '加一个身份' })).toBeNull()
    expect(screen.queryByRole('button', { name: '停用账号' })).toBeNull()
  })
  it('says what is in hand before an account is shut, and ends a role on a day', async () => {
    street.answers.person = card
    street.answers.endRole = card
    render(<Page />, { wrapper: OnThePhone })
    expect(await screen.findByText(/手上还有 2 件案件/)).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '定最后一天' }))
    fireEvent.change(await screen.findByLabelText('最后一天'), { target: { value: '2099-12-31' } })
    fireEvent.click(screen.getByRole('button', { name: '定下最后一天' }))
    await waitFor(() =>
      expect(street.to('endRole')[0]?.input).toEqual({
        userId: 'u9',
        role: 'mediator',
        orgPath: '/d1/s1',
        lastOn: '2099-12-31',
      }),
    )
  })
})

describe('invitations', () => {
  const Page = () => {
    const page = useInvitations()
    return (
      <InvitationsView
        {...page}
        linkOf={(code) => `https://x/#/join?invite=${code}`}
        onInvite={page.invite}
        onRevoke={page.revoke}
        onMore={page.loadMore}
        onRetry={page.refetch}
      />
    )
  }
  it('show a code once, beside its picture, and are taken back after a question', async () => {
    const row = {
      invitationId: 'i1',
      role: 'volunteer',
      where: '第 1 网格',
      forName: '老张',
      at,
      expiresAt: at,
      state: 'open',
    }
    street.answers.invitations = { rows: [row], next: null }
    street.answers.invite = { code: 'ABCD2345', invitation: row }
    street.answers.revokeInvitation = { invitation: { ...row, state: 'revoked' } }
    render(<Page />, { wrapper: OnThePhone })
    fireEvent.click(await screen.findByRole('button', { name: '发一个邀请码' }))
    fireEvent.change(await screen.findByLabelText('给谁'), { target: { value: '老张' } })
    fireEvent.click(screen.getByRole('button', { name: '生成邀请码' }))
    expect(await screen.findByText('ABCD 2345')).toBeInTheDocument()
    expect(street.to('invite')[0]?.input).toEqual({
      role: 'volunteer',
      orgPath: '/d1/s1/c01/g01',
      forName: '老张',
      kinds: [],
    })
    fireEvent.click(screen.getByRole('button', { name: '告诉他了' }))
    await waitFor(() => expect(screen.queryByText('ABCD 2345')).toBeNull())
    fireEvent.click(screen.getByRole('button', { name: '收回' }))
    const both = await waitFor(() => {
      const found = screen.getAllByRole('button', { name: '收回', hidden: true })
      if (found.length < 2) throw new Error('no question yet')
      return found
    })
    fireEvent.click(both.at(-1) as HTMLElement)
    await waitFor(() => expect(street.to('revokeInvitation')[0]?.input).toEqual({ invitationId: 'i1' }))
  })
})
