import { fireEvent, render, screen, within } from '@testing-library/react'
import { Page } from '@/ui/page'
import { type Shell, ShellProvider } from '@/ui/shell'
import { double, pretendWindow } from './double'

const shell: Shell = {
  place: '柳溪街道',
  person: { name: '何立新', role: '街道工作人员' },
  unread: 2,
  rows: [
    { label: '首页', icon: 'home', path: '/pages/home/index' },
    { label: '走访复核', icon: 'door', path: '/packages/street/review/index', count: 3, countUnit: '条等您看' },
    { label: '消息', icon: 'bell', path: '/pages/inbox/index', count: 2, countUnit: '条未读' },
  ],
}
const draw = (page: React.ReactNode) => render(<ShellProvider value={shell}>{page}</ShellProvider>)

describe('the frame of a page', () => {
  beforeEach(() => double.forget())

  it('on the phone has one title, and the four tabs with the place and what is unread', () => {
    pretendWindow({ width: 390 })
    draw(
      <Page title="小红帽" tab="home">
        里面
      </Page>,
    )
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('小红帽')
    const tabs = within(screen.getByRole('navigation', { name: '主导航' })).getAllByRole('button')
    expect(tabs.map((tab) => tab.textContent)).toEqual(['首页', '进度', '消息，2 条未读', '我的'])
    expect(tabs[0]).toHaveAttribute('aria-current', 'page')
    fireEvent.click(tabs[0] as HTMLElement)
    expect(double.asked.filter(({ api }) => api === 'switchTab')).toHaveLength(0)
    fireEvent.click(tabs[2] as HTMLElement)
    expect(double.asked).toContainEqual({ api: 'switchTab', url: '/pages/inbox/index', title: undefined })
  })

  it('on a sub page offers the way back, and home where there is nothing behind', () => {
    pretendWindow({ width: 390 })
    double.standOn('pages/home/index', 'packages/volunteer/visit/index')
    const { unmount } = draw(<Page title="记一次走访">里面</Page>)
    fireEvent.click(screen.getByRole('button', { name: '返回' }))
    expect(double.asked.some(({ api }) => api === 'navigateBack')).toBe(true)
    unmount()
    double.standOn('packages/volunteer/visit/index')
    draw(<Page title="记一次走访">里面</Page>)
    fireEvent.click(screen.getByRole('button', { name: '回首页' }))
    expect(double.asked).toContainEqual({ api: 'switchTab', url: '/pages/home/index', title: undefined })
  })

  it('on the desk has links at the side in place of tabs, with what waits said after the name', () => {
    pretendWindow({ width: 1280 })
    draw(
      <Page title="走访复核" path="/packages/street/review/index">
        里面
      </Page>,
    )
    const links = within(screen.getByRole('navigation')).getAllByRole('link')
    expect(screen.getByRole('link', { name: '走访复核，3 条等您看' })).toBe(links[1])
    expect(screen.getByRole('link', { name: '消息，2 条未读' })).toBe(links[2])
    expect(links[1]).toHaveAttribute('aria-current', 'page')
    expect(links[1]).toHaveAttribute('href', '#/packages/street/review/index')
    expect(screen.getByText('何立新')).toBeInTheDocument()
  })

  it('from one sub page to another the side replaces, so that a day’s work does not pile up', () => {
    pretendWindow({ width: 1280 })
    double.standOn('pages/home/index', 'packages/volunteer/points/index')
    draw(<Page title="积分明细">里面</Page>)
    fireEvent.click(screen.getByRole('link', { name: /走访复核/ }))
    expect(double.asked).toContainEqual({ api: 'redirectTo', url: '/packages/street/review/index', title: undefined })
  })

  it('begins with a way past the navigation, straight to the content', () => {
    pretendWindow({ width: 1280 })
    const { container } = draw(<Page title="走访复核">里面</Page>)
    const first = container.querySelector('a, button') as HTMLElement
    expect(first).toHaveTextContent('跳到内容')
    fireEvent.click(first)
    expect(screen.getByRole('main')).toHaveFocus()
  })

  it('tells the title to the browser or WeChat', () => {
    draw(<Page title="积分明细">里面</Page>)
    expect(double.asked).toContainEqual({ api: 'setNavigationBarTitle', title: '积分明细', url: undefined })
  })
})
