import type { KeyboardEvent } from 'react'
import type { ControlProps } from './control.types'

/** The browser's own control: its label, its keyboard, its password manager. */
export function Control({
  kind = 'text',
  lines,
  onChange,
  label,
  describedBy,
  invalid,
  onEnter,
  ...rest
}: ControlProps) {
  const shared = {
    ...rest,
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-invalid': invalid || undefined,
  }
  if (lines !== undefined)
    return <textarea {...shared} rows={lines} onChange={(event) => onChange(event.target.value)} />
  return (
    <input
      {...shared}
      type={kind === 'digits' ? 'text' : kind}
      inputMode={kind === 'digits' ? 'numeric' : undefined}
      enterKeyHint={kind === 'search' ? 'search' : undefined}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onEnter && ((event) => enter(event, onEnter))}
    />
  )
}

/** Enter that only picks a candidate of the Chinese keyboard is not an answer. */
function enter(event: KeyboardEvent, onEnter: () => void): void {
  if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter()
}
