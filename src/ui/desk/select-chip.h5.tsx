import { Icon } from '../icon'
import style from './select-chip.module.scss'
import type { SelectChipProps } from './types'

/** The browser's own list behind a chip: its keyboard, its search by letters, its place on a phone. */
export function SelectChip({ label, value, options, className, onChange }: SelectChipProps) {
  return (
    <span className={`${className} ${style.frame}`}>
      <span aria-hidden="true">{options.find((option) => option.value === value)?.label}</span>
      <Icon name="down" size="xs" />
      <select
        aria-label={label}
        value={value}
        className={style.select}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  )
}
