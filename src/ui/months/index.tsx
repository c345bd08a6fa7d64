import { useState } from 'react'
import { Box, Touchable } from '../base'
import { CheckGrid } from '../choices'
import { Icon } from '../icon'
import style from './months.module.scss'

export interface MonthGridProps {
  /** The question. */
  label: string
  /** The month in which we are: `2026-03`. Later ones cannot be chosen. */
  now: string
  /** `2026-01`, in any order. */
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Further back nobody remembers by month. */
const yearsBack = 3

/** Months of one year at a time; earlier years are one tap away. */
export function MonthGrid({ label, now, chosen, onChange }: MonthGridProps) {
  const thisYear = Number(now.slice(0, 4))
  const [year, setYear] = useState(thisYear)
  // The month to come stands there, shut: it says that the row ends with today.
  const last = year < thisYear ? 12 : Math.min(12, Number(now.slice(5)) + 1)
  const choices = Array.from({ length: last }, (_, index) => {
    const value = `${year}-${String(index + 1).padStart(2, '0')}`
    return { value, label: `${index + 1} 月`, disabled: value > now }
  })
  const others = chosen.filter((month) => !month.startsWith(String(year))).length
  return (
    <Box className={style.months}>
      <Box className={style.head}>
        <Box className={style.year}>{year} 年</Box>
        {year < thisYear && (
          <Turn onTap={() => setYear(year + 1)}>
            晚一年
            <Icon name="right" size="xs" />
          </Turn>
        )}
        {year > thisYear - yearsBack && (
          <Turn onTap={() => setYear(year - 1)}>
            <Icon name="left" size="xs" />
            更早的月份
          </Turn>
        )}
      </Box>
      <CheckGrid label={`${label}${year} 年`} columns={4} choices={choices} chosen={chosen} onChange={onChange} />
      {others > 0 && <Box className={style.others}>别的年份还选了 {others} 个月</Box>}
    </Box>
  )
}

const Turn = ({ onTap, children }: { onTap: () => void; children: React.ReactNode }) => (
  <Touchable className={style.turn} onTap={onTap}>
    {children}
  </Touchable>
)
