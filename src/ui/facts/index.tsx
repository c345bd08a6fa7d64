import { Box } from '../base'
import style from './facts.module.scss'

export interface Fact {
  /** `12 人`, `¥186,400.00`, `1、2 月` */
  value: string
  /** What the value is (`自己报的数`). */
  label: string
}

/** Two or three numbers that say how big a matter is, with hairlines between them; care mode puts them one under the other. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <Box as="ul" className={style.facts}>
      {facts.map(({ value, label }) => (
        <Box as="li" key={label} className={style.fact}>
          <Box className={style.value}>{value}</Box>
          <Box className={style.label}>{label}</Box>
        </Box>
      ))}
    </Box>
  )
}

/** The smaller facts, two in a line: what was asked above, the answer below it. */
export function Pairs({ pairs }: { pairs: readonly Fact[] }) {
  return (
    <Box as="ul" className={style.pairs}>
      {pairs.map(({ value, label }) => (
        <Box as="li" key={label} className={style.pair}>
          <Box className={style.label}>{label}</Box>
          <Box className={style.answer}>{value}</Box>
        </Box>
      ))}
    </Box>
  )
}
