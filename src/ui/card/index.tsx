import { Children, type ReactNode } from 'react'
import { Box } from '../base'
import style from './card.module.scss'

/** White ground for what can be read or touched. */
export function Card({
  children,
  tight,
  className = '',
}: {
  children: ReactNode
  tight?: boolean
  className?: string
}) {
  return <Box className={`${style.card} ${tight ? style.tight : ''} ${className}`}>{children}</Box>
}

/** A card of rows with hairlines between them; a list to a screen reader. */
export function ListCard({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <Box as="ul" label={label} className={`${style.card} ${style.list}`}>
      {Children.map(
        children,
        (row) =>
          row && (
            <Box as="li" className={style.entry}>
              {row}
            </Box>
          ),
      )}
    </Box>
  )
}
