import { fireEvent, render, screen } from '@testing-library/react'
import { ChoiceGrid } from '@/ui/choices'

const choices = [
  { value: 'system', label: '跟手机' },
  { value: 'light', label: '浅色', disabled: true },
  { value: 'dark', label: '深色' },
] as const

describe('a grid of choices', () => {
  it('asks its question once and says which answer holds', () => {
    render(<ChoiceGrid label="深浅" choices={choices} value="dark" onChange={() => {}} />)
    expect(screen.getByRole('radiogroup', { name: '深浅' })).toBeInTheDocument()
    expect(screen.getByRole('radio', { name: '深色' })).toBeChecked()
    expect(screen.getByRole('radio', { name: '跟手机' })).not.toBeChecked()
  })

  it('moves by arrow keys past what cannot be chosen, round the end', () => {
    const change = jest.fn()
    render(<ChoiceGrid label="深浅" choices={choices} value="dark" onChange={change} />)
    const dark = screen.getByRole('radio', { name: '深色' })
    fireEvent.keyDown(dark, { key: 'ArrowLeft' })
    expect(change).toHaveBeenLastCalledWith('system')
    fireEvent.keyDown(dark, { key: 'ArrowRight' })
    expect(change).toHaveBeenLastCalledWith('system')
    expect(change).not.toHaveBeenCalledWith('light')
  })

  it('names its parts so that any selector finds them, whatever the answers are', () => {
    const roles = ['volunteer@/d1/s1/c01', 'volunteer@/d1/s1_c01', 'gridWorker@/d1'] as const
    const shown = roles.map((value) => ({ value, label: value }))
    const { container } = render(<ChoiceGrid label="身份" choices={shown} value={roles[0]} onChange={() => {}} />)
    const ids = screen.getAllByRole('radio').map(({ id }) => id)
    for (const id of ids) expect(container.querySelectorAll(`#${id}`)).toHaveLength(1)
    expect(new Set(ids).size).toBe(roles.length)
    fireEvent.keyDown(screen.getByRole('radio', { name: roles[0] }), { key: 'ArrowDown' })
    expect(screen.getByRole('radio', { name: roles[1] })).toHaveFocus()
  })

  it('is one stop of Tab', () => {
    render(<ChoiceGrid label="深浅" choices={choices} value={undefined} onChange={() => {}} />)
    const stops = screen.getAllByRole('radio').filter((radio) => radio.getAttribute('tabindex') === '0')
    expect(stops).toHaveLength(1)
  })
})
