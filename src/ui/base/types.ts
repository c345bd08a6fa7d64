import type { CSSProperties, ReactNode, RefObject } from 'react'

/** What a box is to a reader of the page. The browser gets the very element; WeChat a view with the nearest role. */
export type BoxElement =
  | 'div'
  | 'span'
  | 'p'
  | 'b'
  | 'small'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'ul'
  | 'ol'
  | 'li'
  | 'main'
  | 'nav'
  | 'section'
  | 'header'
  | 'footer'
  | 'aside'
  | 'form'

/** Names in our own words; base/box turns them into what each platform understands. */
export interface BoxProps {
  as?: BoxElement
  id?: string
  className?: string
  style?: CSSProperties
  children?: ReactNode
  role?: 'img' | 'status' | 'alert' | 'dialog' | 'group' | 'radiogroup' | 'tablist' | 'list' | 'search' | 'region'
  label?: string
  labelledBy?: string
  describedBy?: string
  /** Not read out: the words beside it say the same. */
  silent?: boolean
  busy?: boolean
  modal?: boolean
  /** May receive focus by code (a page, a dialog), never by Tab. */
  landing?: boolean
  /** Scrolls inside itself: a stop of Tab, so that arrow keys can scroll it. */
  scrolls?: boolean
  boxRef?: RefObject<HTMLElement>
  onSubmit?: () => void
}

/** Anything that is touched. */
export interface TouchableProps {
  className?: string
  children?: ReactNode
  onTap?: () => void
  /** What is read out in place of the words inside; needed where there are none (a picture). */
  label?: string
  /** The words inside as one sentence, for WeChat's reader, which would read them in pieces. */
  spoken?: string
  role?: 'button' | 'radio' | 'checkbox' | 'switch' | 'tab' | 'link'
  /** A link of the browser: may be opened in a window of its own. */
  href?: string
  disabled?: boolean
  /** Busy or off, but still reachable, so that the reason can be heard. */
  inert?: boolean
  checked?: boolean
  selected?: boolean
  expanded?: boolean
  current?: boolean
  describedBy?: string
  id?: string
  /** -1 takes it out of the Tab order (one stop for a group). */
  tabStop?: 0 | -1
  submits?: boolean
  onArrow?: (step: 1 | -1) => void
}
