import { createElement, type FormEvent } from 'react'
import './reset.scss'
import type { BoxProps } from './types'

/** A piece of the page as the browser's own element: headings, lists and landmarks come with their meaning. */
export function Box({
  as = 'div',
  label,
  labelledBy,
  describedBy,
  silent,
  busy,
  modal,
  landing,
  scrolls,
  boxRef,
  onSubmit,
  children,
  ...rest
}: BoxProps) {
  return createElement(
    as,
    {
      ...rest,
      ref: boxRef,
      'aria-label': label,
      'aria-labelledby': labelledBy,
      'aria-describedby': describedBy,
      'aria-hidden': silent || undefined,
      'aria-busy': busy || undefined,
      'aria-modal': modal || undefined,
      'aria-live': rest.role === 'status' ? 'polite' : undefined,
      tabIndex: landing ? -1 : scrolls ? 0 : undefined,
      onSubmit: onSubmit && ((event: FormEvent) => submit(event, onSubmit)),
    },
    children,
  )
}

function submit(event: FormEvent, onSubmit: () => void): void {
  event.preventDefault()
  onSubmit()
}
