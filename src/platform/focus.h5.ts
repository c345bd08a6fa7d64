import Taro from '@tarojs/taro'
import { type RefObject, useEffect, useRef } from 'react'

const focusable = 'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex="0"]'

/** Boxes that hold the focus just now, the one above all others last: a photo may lie over a sheet. */
const holding: object[] = []

/**
 * While `open`, Tab stays inside, Escape calls `close`; afterwards focus goes back to what opened it.
 * The screen reader hears the box from its beginning: the box itself takes focus, not its first button.
 */
export function useFocusTrap(box: RefObject<HTMLElement>, open: boolean, close: () => void): void {
  // Whoever draws the box anew with another `close` must not move the focus out of the field inside.
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    if (!open) return
    const opener = document.activeElement
    const inside = box.current
    const hold = {}
    holding.push(hold)
    inside?.focus()
    const onKey = (event: KeyboardEvent): void => {
      if (holding[holding.length - 1] !== hold) return
      if (event.key === 'Escape') {
        event.stopPropagation()
        latest.current()
      }
      if (event.key === 'Tab' && inside) keepInside(event, inside)
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      holding.splice(holding.indexOf(hold), 1)
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [box, open])
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

/** After a change that leaves the page standing: back to its top, with the reader at what is asked now. */
export function arriveAt(element: HTMLElement | null): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  focusOn(element)
}

/** Where what had the focus is gone, and only there. */
export function focusIfLost(id: string): void {
  if (document.activeElement === null || document.activeElement === document.body) focusById(id)
}
