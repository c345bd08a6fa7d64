import type { KeyboardEvent } from 'react'
import type { ControlProps } from './control.types'

/** The browser's own control: its label, its keyboard, its password manager. */
export function Control({
  kind = 'text',
  lines,
  onChange,
  label,
  labelled = false,
  describedBy,
  invalid,
  firstDay,
  onEnter,
  ...rest
}: ControlProps) {
  const shared = {
    ...rest,
    'aria-label': labelled ? undefined : label,
    'aria-describedby': describedBy,
    'aria-invalid': invalid || undefined,
  }
  if (lines !== undefined)
    return <textarea {...shared} rows={lines} onChange={(event) => onChange(event.target.value)} />
  return (
    <input
      {...shared}
      type={kind === 'digits' || kind === 'sum' ? 'text' : kind}
      inputMode={kind === 'digits' ? 'numeric' : kind === 'sum' ? 'decimal' : undefined}
      min={firstDay}
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
