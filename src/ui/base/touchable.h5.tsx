import type { KeyboardEvent, MouseEvent } from 'react'
import './reset.scss'
import type { TouchableProps } from './types'

const steps: Record<string, 1 | -1> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** A button or link of the browser itself: Tab, Enter, Space and the reader's commands come with it. */
export function Touchable(props: TouchableProps) {
  const { className, children, onTap, label, href, disabled, inert, id, tabStop } = props
  const shared = {
    id,
    className,
    'aria-label': label,
    'aria-describedby': props.describedBy,
    'aria-current': props.current ? ('page' as const) : undefined,
    'aria-expanded': props.expanded,
    'aria-disabled': inert || undefined,
    tabIndex: tabStop,
  }
  if (href !== undefined)
    return (
      <a {...shared} href={href} onClick={(event) => follow(event, onTap)}>
        {children}
      </a>
    )
  return (
    <button
      {...shared}
      // A form is handed in once: by its own submit, not by the tap as well.
      type={props.submits && !inert ? 'submit' : 'button'}
      {...meaning(props)}
      disabled={disabled}
      onClick={inert || props.submits ? undefined : onTap}
      onKeyDown={props.onArrow && ((event) => arrow(event, props.onArrow))}
    >
      {children}
    </button>
  )
}

function meaning({ role, checked = false, selected = false }: TouchableProps) {
  if (role === undefined || role === 'button') return {}
  if (role === 'tab') return { role, 'aria-selected': selected }
  return role === 'link' ? { role } : { role, 'aria-checked': checked }
}

/** A plain click goes by the app's own router; with a modifier key the browser opens its window or tab. */
function follow(event: MouseEvent, onTap?: () => void): void {
  if (onTap === undefined || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  onTap()
}

function arrow(event: KeyboardEvent, onArrow?: (step: 1 | -1) => void): void {
  const step = steps[event.key]
  if (step === undefined) return
  event.preventDefault()
  onArrow?.(step)
}
