import { useId } from 'react'
import { focusById } from '../../platform/focus'
import { Box, Touchable } from '../base'
import { Icon, type IconName } from '../icon'
import style from './choices.module.scss'

export interface Choice<Value extends string> {
  value: Value
  label: string
  icon?: IconName
  disabled?: boolean
}

export interface ChoiceGridProps<Value extends string> {
  /** The question, read out before the answers. */
  label: string
  /** At most six: more is a list. */
  choices: readonly Choice<Value>[]
  value: Value | undefined
  onChange: (value: Value) => void
  columns?: 1 | 2 | 3 | 4
}

/** One answer out of a few. Chosen is a border, a tick and bold words. Arrow keys move, as in any radio group. */
export function ChoiceGrid<Value extends string>(props: ChoiceGridProps<Value>) {
  const { label, choices, value, onChange, columns = 2 } = props
  const id = useId()
  const idOf = (choice: Choice<Value>): string => `${id}-${choice.value}`
  const open = choices.filter(({ disabled }) => !disabled)
  const stop = open.find((choice) => choice.value === value) ?? open[0]
  const move = (step: 1 | -1): void => {
    const at = stop ? open.indexOf(stop) : 0
    const next = open[(at + step + open.length) % open.length]
    if (next === undefined) return
    onChange(next.value)
    focusById(idOf(next))
  }
  return (
    <Box role="radiogroup" label={label} className={`${style.grid} ${style[`of${columns}`] ?? ''}`}>
      {choices.map((choice) => (
        <Touchable
          key={choice.value}
          id={idOf(choice)}
          role="radio"
          checked={choice.value === value}
          disabled={choice.disabled}
          tabStop={choice === stop ? 0 : -1}
          className={`${style.choice} ${choice.value === value ? style.chosen : ''} ${choice.disabled ? style.off : ''}`}
          onTap={() => onChange(choice.value)}
          onArrow={move}
        >
          {choice.icon && <Icon name={choice.icon} />}
          <Box as="span" className={style.word}>
            {choice.label}
          </Box>
          {choice.value === value && (
            <Box as="span" silent className={style.corner}>
              <Icon name="tick" className={style.tick} />
            </Box>
          )}
        </Touchable>
      ))}
    </Box>
  )
}
