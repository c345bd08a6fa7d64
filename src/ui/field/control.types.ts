export interface ControlProps {
  id: string
  value: string
  onChange: (value: string) => void
  className: string
  /** Several lines. */
  lines?: number
  kind?: 'text' | 'password' | 'tel' | 'digits' | 'search'
  placeholder?: string
  /** Where no visible label stands beside it. */
  label?: string
  describedBy?: string
  invalid?: boolean
  disabled?: boolean
  maxLength?: number
  /** Browser: what a password manager fills in. */
  autoComplete?: string
  onEnter?: () => void
}
