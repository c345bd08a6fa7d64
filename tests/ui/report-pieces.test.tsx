import { fireEvent, render, screen, within } from '@testing-library/react'
import { Call } from '@/ui/call'
import { CheckGrid } from '@/ui/choices'
import { MonthGrid } from '@/ui/months'
import { PhotoPicker } from '@/ui/photo-picker'
import { ReceiptDigits } from '@/ui/receipt'
import { StepBar } from '@/ui/steps'
import { TimeLine } from '@/ui/timeline'

describe('a grid of answers of which several may hold', () => {
  const choices = [
    { value: 'gone', label: '老板找不到了' },
    { value: 'threat', label: '有人威胁' },
  ] as const

  it('turns each on and off by itself', () => {
    const change = jest.fn()
    render(<CheckGrid label="有没有这些情况？" choices={choices} chosen={['gone']} onChange={change} />)
    const group = screen.getByRole('group', { name: '有没有这些情况？' })
    const [gone, threat] = within(group).getAllByRole('checkbox')
    expect(gone).toBeChecked()
    expect(threat).not.toBeChecked()
    fireEvent.click(threat as HTMLElement)
    expect(change).toHaveBeenLastCalledWith(['gone', 'threat'])
    fireEvent.click(gone as HTMLElement)
    expect(change).toHaveBeenLastCalledWith([])
  })
})

describe('a grid of months', () => {
  const draw = (chosen: string[] = [], now = '2026-03') => {
    const change = jest.fn()
    render(<MonthGrid label="哪几个月没发够？" now={now} chosen={chosen} onChange={change} />)
    return change
  }
  const labels = () => screen.getAllByRole('checkbox').map((box) => box.textContent)

  it('ends with the month to come, which cannot be chosen', () => {
    const change = draw(['2026-01'])
    expect(labels()).toEqual(['1 月', '2 月', '3 月', '4 月'])
    expect(screen.getByRole('checkbox', { name: '1 月' })).toBeChecked()
    const next = screen.getByRole('checkbox', { name: '4 月' })
    expect(next).toBeDisabled()
    fireEvent.click(screen.getByRole('checkbox', { name: '3 月' }))
    expect(change).toHaveBeenCalledWith(['2026-01', '2026-03'])
  })

  it('has the whole year in December', () => {
    draw([], '2026-12')
    expect(labels()).toHaveLength(12)
    for (const box of screen.getAllByRole('checkbox')) expect(box).toBeEnabled()
  })

  it('goes back year by year, and says what was chosen in others', () => {
    draw(['2026-01', '2026-02'])
    fireEvent.click(screen.getByRole('button', { name: '更早的月份' }))
    expect(screen.getByText('2025 年')).toBeInTheDocument()
    expect(labels()).toHaveLength(12)
    expect(screen.getByText('别的年份还选了 2 个月')).toBeInTheDocument()
    for (let year = 2025; year > 2023; year--) fireEvent.click(screen.getByRole('button', { name: '更早的月份' }))
    expect(screen.queryByRole('button', { name: '更早的月份' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '晚一年' }))
    expect(screen.getByText('2024 年')).toBeInTheDocument()
  })
})

describe('how far along a form is', () => {
  it('is said in words, and that it is saved as well', () => {
    const { rerender, container } = render(<StepBar at={2} of={5} saved />)
    expect(screen.getByText('第 2 步，共 5 步')).toBeInTheDocument()
    expect(screen.getByRole('status')).toHaveTextContent('已自动保存')
    expect(container.querySelectorAll('.on')).toHaveLength(2)
    rerender(<StepBar at={2} of={5} saved={false} />)
    expect(screen.getByRole('status')).toHaveTextContent('手机存满了，先别关这一页')
  })
})

describe('the number of a receipt', () => {
  it('is seen in fours and heard digit by digit', () => {
    render(<ReceiptDigits fours={['4821', '7730', '9156', '2048']} />)
    expect(screen.getByRole('img', { name: '回执号 4 8 2 1，7 7 3 0，9 1 5 6，2 0 4 8' })).toBeInTheDocument()
  })
})

describe('a number to call', () => {
  it('is a link that the phone dials, without its dashes', () => {
    render(
      <Call number="0999-5550131" label="打电话给调解室">
        打电话
      </Call>,
    )
    expect(screen.getByRole('link', { name: '打电话给调解室' })).toHaveAttribute('href', 'tel:09995550131')
  })
})

describe('photos that are being chosen', () => {
  const photos = [
    { key: 'a', url: 'blob:a', state: 'here' as const },
    { key: 'b', url: 'blob:b', state: 'sending' as const },
  ]

  it('can be taken back after a question, those under way cannot', () => {
    const remove = jest.fn()
    render(<PhotoPicker label="照片" photos={photos} most={6} busy={false} onAdd={() => {}} onRemove={remove} />)
    expect(screen.getByRole('img', { name: '照片 1' })).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '删掉照片 2' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '删掉照片 1' }))
    expect(screen.getByRole('dialog')).toHaveTextContent('真的要删这张照片吗？')
    fireEvent.click(screen.getByRole('button', { name: '留着' }))
    expect(remove).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: '删掉照片 1' }))
    fireEvent.click(screen.getByRole('button', { name: '删掉这张' }))
    expect(remove).toHaveBeenCalledWith('a')
  })

  it('end at the most there may be', () => {
    const { rerender } = render(<PhotoPicker label="照片" photos={[]} most={2} busy={false} onAdd={() => {}} />)
    expect(screen.getByRole('button', { name: '拍照或选照片' })).toBeInTheDocument()
    rerender(<PhotoPicker label="照片" photos={photos} most={2} busy={false} onAdd={() => {}} />)
    expect(screen.queryByRole('button', { name: /拍照|再加/ })).toBeNull()
  })
})

describe('a line of time', () => {
  it('says where it stopped, and until when what is happening now may take', () => {
    render(
      <TimeLine
        label="到哪一步了"
        steps={[
          { title: '告诉您收不收', state: 'now', until: '最晚 3月10日 周二 17:00', note: '第一行\n第二行' },
          { title: '这次没谈成', state: 'stopped', when: '3月13日 周五 16:00' },
        ]}
      />,
    )
    const [now, stopped] = screen.getAllByRole('listitem')
    expect(within(now as HTMLElement).getByText('最晚 3月10日 周二 17:00')).toBeInTheDocument()
    expect(within(now as HTMLElement).getByText('第二行')).toBeInTheDocument()
    expect(within(stopped as HTMLElement).getByRole('img', { name: '到这里为止' })).toBeInTheDocument()
  })
})
