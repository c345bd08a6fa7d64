import { Box, Hush, Touchable } from '../base'
import { Icon } from '../icon'
import style from './tick-list.module.scss'

export interface TickItem<Key extends string> {
  key: Key
  label: string
  /** A few words more. */
  note?: string
}

export interface TickListProps<Key extends string> {
  /** What is asked, read out before the rows. */
  label: string
  items: readonly TickItem<Key>[]
  ticked: readonly Key[]
  onChange: (ticked: Key[]) => void
}

/** What was asked or agreed to, line by line; each line is one target. */
export function TickList<Key extends string>({ label, items, ticked, onChange }: TickListProps<Key>) {
  const turn = (key: Key): void =>
    onChange(ticked.includes(key) ? ticked.filter((other) => other !== key) : [...ticked, key])
  return (
    <Box role="group" label={label} className={style.list}>
      {items.map((item) => (
        <Tick key={item.key} item={item} on={ticked.includes(item.key)} onTap={() => turn(item.key)} />
      ))}
    </Box>
  )
}

function Tick({ item: { label, note }, on, onTap }: { item: TickItem<string>; on: boolean; onTap: () => void }) {
  return (
    <Touchable
      role="checkbox"
      checked={on}
      className={style.row}
      spoken={[label, note].filter(Boolean).join('，')}
      onTap={onTap}
    >
      <Box as="span" silent className={`${style.box} ${on ? style.on : ''}`}>
        {on && <Icon name="tick" size="s" />}
      </Box>
      <Box as="span" className={style.words}>
        <Box as="span" className={style.label}>
          {label}
        </Box>
        {note && (
          <>
            <Hush>，</Hush>
            <Box as="span" className={style.note}>
              {note}
            </Box>
          </>
        )}
      </Box>
    </Touchable>
  )
}
