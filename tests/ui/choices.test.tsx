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

  it('is one stop of Tab', () => {
    render(<ChoiceGrid label="深浅" choices={choices} value={undefined} onChange={() => {}} />)
    const stops = screen.getAllByRole('radio').filter((radio) => radio.getAttribute('tabindex') === '0')
    expect(stops).toHaveLength(1)
  })
})
