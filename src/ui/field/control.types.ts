export interface ControlProps {
  id: string
  value: string
  onChange: (value: string) => void
  className: string
  /** Several lines. */
  lines?: number
  /** `sum`: yuan with a point · `date`: a day, `2026-03-05`. */
  kind?: 'text' | 'password' | 'tel' | 'digits' | 'search' | 'sum' | 'date'
  /** The first day that may be chosen. */
  firstDay?: string
  placeholder?: string
  /** What is asked for. */
  label: string
  /** The same words stand above it as its label. A browser reads those; WeChat's reader knows no labels. */
  labelled?: boolean
  describedBy?: string
  invalid?: boolean
  disabled?: boolean
  maxLength?: number
  /** Browser: what a password manager fills in. */
  autoComplete?: string
  onEnter?: () => void
}
