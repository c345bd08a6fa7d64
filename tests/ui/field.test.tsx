import { fireEvent, render, screen } from '@testing-library/react'
import { SearchField, TextArea, TextField } from '@/ui/field'

describe('a field', () => {
  it('is named by the words above it', () => {
    render(<TextArea label="大概是什么事？" help="说个大概就行" value="" onChange={() => {}} />)
    const field = screen.getByRole('textbox', { name: '大概是什么事？' })
    expect(field).toHaveAccessibleDescription('说个大概就行')
    expect(field).not.toBeInvalid()
  })

  it('with a mistake says in words what is wrong', () => {
    render(<TextField label="账号" error="请填账号" value="" onChange={() => {}} />)
    const field = screen.getByRole('textbox', { name: '账号' })
    expect(field).toBeInvalid()
    expect(field).toHaveAccessibleDescription('请填账号')
    expect(screen.getByRole('alert')).toHaveTextContent('请填账号')
  })

  it('to search in answers Enter, but not the Enter that picks a Chinese word', () => {
    const search = jest.fn()
    render(<SearchField label="名称或拼音" value="老周" onChange={() => {}} onSearch={search} />)
    const field = screen.getByRole('searchbox', { name: '名称或拼音' })
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
    expect(search).not.toHaveBeenCalled()
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(search).toHaveBeenCalledTimes(1)
  })

  it('to search in is emptied by its cross, which is only there when there is something to empty', () => {
    const change = jest.fn()
    const { rerender } = render(<SearchField label="名称或拼音" value="老周" onChange={change} />)
    fireEvent.click(screen.getByRole('button', { name: '清空' }))
    expect(change).toHaveBeenCalledWith('')
    rerender(<SearchField label="名称或拼音" value="" onChange={change} />)
    expect(screen.queryByRole('button', { name: '清空' })).toBeNull()
  })
})
