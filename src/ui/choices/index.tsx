import { focusById } from '../../platform/focus'
import { Box, partId, Touchable, useSafeId } from '../base'
import type { TouchableProps } from '../base/types'
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
  const { label, choices, value, onChange, columns } = props
  const id = useSafeId()
  const idOf = (choice: Choice<Value>): string => partId(id, choice.value)
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
    <Box role="radiogroup" label={label} className={gridOf(columns)}>
      {choices.map((choice) => (
        <Cell
          key={choice.value}
          choice={choice}
          chosen={choice.value === value}
          id={idOf(choice)}
          role="radio"
          tabStop={choice === stop ? 0 : -1}
          onTap={() => onChange(choice.value)}
          onArrow={move}
        />
      ))}
    </Box>
  )
}

export interface CheckGridProps<Value extends string> extends Pick<ChoiceGridProps<Value>, 'label' | 'columns'> {
  choices: readonly Choice<Value>[]
  chosen: readonly Value[]
  onChange: (chosen: Value[]) => void
}

/** Any number of answers out of a few; each is turned on and off by itself. */
export function CheckGrid<Value extends string>({ label, choices, chosen, onChange, columns }: CheckGridProps<Value>) {
  const turn = (value: Value): void =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
  return (
    <Box role="group" label={label} className={gridOf(columns)}>
      {choices.map((choice) => (
        <Cell
          key={choice.value}
          choice={choice}
          chosen={chosen.includes(choice.value)}
          role="checkbox"
          onTap={() => turn(choice.value)}
        />
      ))}
    </Box>
  )
}

const gridOf = (columns: 1 | 2 | 3 | 4 = 2): string => `${style.grid} ${style[`of${columns}`] ?? ''}`

interface CellProps extends Pick<TouchableProps, 'id' | 'role' | 'tabStop' | 'onTap' | 'onArrow'> {
  choice: Choice<string>
  chosen: boolean
}

function Cell({ choice: { label, icon, disabled }, chosen, ...touch }: CellProps) {
  return (
    <Touchable
      {...touch}
      checked={chosen}
      disabled={disabled}
      className={`${style.choice} ${chosen ? style.chosen : ''} ${disabled ? style.off : ''}`}
    >
      {icon && <Icon name={icon} />}
      <Box as="span" className={style.word}>
        {label}
      </Box>
      {chosen && (
        <Box as="span" silent className={style.corner}>
          <Icon name="tick" className={style.tick} />
        </Box>
      )}
    </Touchable>
  )
}
