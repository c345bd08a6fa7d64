import { render, screen } from '@testing-library/react'
import { type StateKey, Status, StatusTag, states } from '@/ui/status'
import { TimeLine } from '@/ui/timeline'

const keys = Object.keys(states) as StateKey[]

describe('a state', () => {
  it.each(keys)('%s is never drawn without its word and its shape', (state) => {
    const { container } = render(<StatusTag state={state} />)
    expect(screen.getByText(states[state].word)).toBeInTheDocument()
    expect(container.querySelector(`.icon-${states[state].icon}`)).not.toBeNull()
  })

  it('may say it more exactly', () => {
    render(<Status state="soon" word="还剩 2 天" />)
    expect(screen.getByText('还剩 2 天')).toBeInTheDocument()
    expect(screen.queryByText('快到期')).toBeNull()
  })
})

describe('a line of time', () => {
  it('says of each step how far it is, not by its shape alone', () => {
    render(
      <TimeLine
        label="到哪一步了"
        steps={[
          { title: '记好了', state: 'done', when: '昨天 17:30' },
          { title: '社区在看', state: 'now' },
          { title: '算数', state: 'next' },
        ]}
      />,
    )
    expect(screen.getByRole('list', { name: '到哪一步了' })).toBeInTheDocument()
    expect(screen.getAllByRole('img').map((shape) => shape.getAttribute('aria-label'))).toEqual([
      '已完成',
      '正在进行',
      '还没到',
    ])
  })
})
