import { type RefObject, useEffect } from 'react'

const focusable = 'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex="0"]'

/**
 * While `open`, Tab stays inside, Escape calls `close`; afterwards focus goes back to what opened it.
 * The screen reader hears the box from its beginning: the box itself takes focus, not its first button.
 */
export function useFocusTrap(box: RefObject<HTMLElement>, open: boolean, close: () => void): void {
  useEffect(() => {
    if (!open) return
    const opener = document.activeElement
    const inside = box.current
    inside?.focus()
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') {
        event.stopPropagation()
        close()
      }
      if (event.key === 'Tab' && inside) keepInside(event, inside)
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [box, open, close])
}

function keepInside(event: KeyboardEvent, inside: HTMLElement): void {
  const stops = [...inside.querySelectorAll<HTMLElement>(focusable)].filter((stop) => stop.offsetParent !== null)
  const active = document.activeElement
  const [first, last] = [stops[0] ?? inside, stops[stops.length - 1] ?? inside]
  const leaves = event.shiftKey ? active === first || active === inside : active === last
  if (!leaves && inside.contains(active)) return
  event.preventDefault()
  const target = event.shiftKey ? last : first
  target.focus()
}

/** Puts the reader's place on an element that is not a control: a page after a change, a question after a step. */
export function focusOn(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true })
}

export const focusById = (id: string): void => document.getElementById(id)?.focus()
