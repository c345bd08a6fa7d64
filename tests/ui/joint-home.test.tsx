import { render, screen } from '@testing-library/react'
import { queryClient } from '@/client/query'
import { AppFrame } from '@/features/shell/app-frame'
import HomePage from '@/pages/home/index'
import { double, pretendWindow } from './double'
import { signedIn, street } from './street-double'

jest.mock('@/client/transport', () => jest.requireActual('./street-double'))

beforeAll(() => {
  signedIn('leader', '谭国平')
  street.answers('report', 'landing', () => ({
    data: {
      ...{ streetId: 's1', streetName: '柳溪街道', place: null, codeUnknown: false, codeRevoked: false },
      ...{ onDuty: [], nextDuty: null, deskPhone: '0999-5550131', window: '街道大厅 3 号窗口' },
      receptions: [{ leader: '孙书记', when: '每周三 9:00 到 11:00', room: '201 室' }],
      ...{ answerWorkdays: 5, settleDays: { ordinary: 15, complex: 30 } },
    },
  }))
})
beforeEach(() => {
  pretendWindow({ width: 390 })
  double.forget()
  queryClient().clear()
})

describe('the first page of a leader', () => {
  it('says who they are, what they can do today and whom to call, and asks nobody to apply as a volunteer', async () => {
    render(
      <AppFrame>
        <HomePage />
      </AppFrame>,
    )
    expect(await screen.findByText('您是包案领导')).toBeInTheDocument()
    expect(screen.getByText(/谭国平/)).toBeInTheDocument()
    expect(await screen.findByText('孙书记接访：每周三 9:00 到 11:00，201 室')).toBeInTheDocument()
    expect(screen.getByText(/0999-5550131/)).toBeInTheDocument()
    for (const what of [/^消息/, /^申报关系/, /^我的资料/]) expect(screen.getAllByText(what).length).toBeGreaterThan(0)
    expect(screen.queryByText('工资没发、少发')).toBeNull()
    expect(street.heard('report.landing')[0]?.input).toEqual({ streetId: 's1' })
  })
})
