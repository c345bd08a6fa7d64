import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ImportView } from '@/features/table-import/import-view'
import { importWords } from '@/features/table-import/import-words'
import { useImport } from '@/features/table-import/use-import'
import { pretendWindow } from './double'
import { OnThePhone, silence, street, yes } from './phone-double'

jest.mock('@/client/this-phone', () => ({ thisPhone: () => jest.requireActual('./phone-double').phone }))
jest.mock('@/client/send-table', () => ({ sendTable: async () => 'cloud://incoming/table.xlsx' }))
jest.mock('@/platform/table-file', () => ({ canChooseTable: true, chooseTable: async () => ({}) }))

const Page = ({ canChoose = true, onDone = () => undefined }: { canChoose?: boolean; onDone?: () => void }) => {
  const page = useImport('volunteers')
  return (
    <ImportView
      {...page}
      words={importWords.volunteers}
      canChoose={canChoose}
      onTemplate={() => void page.template()}
      onSend={() => void page.send()}
      onRun={() => void page.run()}
      onDone={onDone}
    />
  )
}

beforeEach(() => {
  street.forget()
  pretendWindow({ width: 1280 })
})

describe('a table of volunteers', () => {
  it('names every cell that is wrong, and cannot be brought in', async () => {
    street.answers.checkVolunteers = {
      ...{ importId: null, rows: 2, known: 0, problemCount: 1 },
      problems: [{ cell: 'B3', message: '手机号是 11 位数字，请再看一遍' }],
    }
    render(<Page />, { wrapper: OnThePhone })
    fireEvent.click(screen.getByRole('button', { name: '选一张表' }))
    expect(await screen.findByText('有 1 处要改')).toBeInTheDocument()
    expect(screen.getByText('B3').closest('li')).toHaveTextContent('B3：手机号是 11 位数字，请再看一遍')
    expect(screen.queryByRole('button', { name: /^导入/ })).toBeNull()
    expect(street.to('checkVolunteers')[0]?.input).toEqual({ fileId: 'cloud://incoming/table.xlsx' })
  })

  it('is brought in step by step, goes on after silence, and says how they get in', async () => {
    street.answers.checkVolunteers = { importId: 'i1', rows: 150, known: 3, problems: [], problemCount: 0 }
    const onDone = jest.fn()
    render(<Page onDone={onDone} />, { wrapper: OnThePhone })
    fireEvent.click(screen.getByRole('button', { name: '选一张表' }))
    expect(await screen.findByText(/其中 3 人名册里已经有，只加上志愿者身份/)).toBeInTheDocument()
    let steps = 0
    street.answers.runVolunteers = () => {
      steps++
      if (steps === 2) return silence
      return steps === 1
        ? yes({ written: 100, total: 150, done: false })
        : yes({ written: 150, total: 150, done: true })
    }
    fireEvent.click(screen.getByRole('button', { name: '导入 150 人' }))
    expect(await screen.findByText('已导入 100 人，共 150 人')).toBeInTheDocument()
    fireEvent.click(await screen.findByRole('button', { name: '接着导入' }))
    expect(await screen.findByText('150 人都导入了')).toBeInTheDocument()
    expect(screen.getByText(/用这个手机号申请当志愿者/)).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '去看人员' }))
    await waitFor(() => expect(onDone).toHaveBeenCalled())
  })

  it('is for a computer: a mini-program says where', () => {
    pretendWindow({ width: 390 })
    render(<Page canChoose={false} />, { wrapper: OnThePhone })
    expect(screen.getByText('请在电脑上导入')).toBeInTheDocument()
    expect(screen.getByText(/志愿者申请/)).toBeInTheDocument()
  })
})
