import type { ReactNode } from 'react'

/** Names the control below it; a tap on the words goes to the control. */
export function Label({ htmlFor, className, children }: { htmlFor: string; className?: string; children: ReactNode }) {
  return (
    <label htmlFor={htmlFor} className={className}>
      {children}
    </label>
  )
}
