import { focusById } from '../../platform/focus'
import { Box, Hush, partId, Touchable, useSafeId } from '../base'
import { Icon, type IconName } from '../icon'
import { Disc } from '../status'
import style from './pick-list.module.scss'

export interface PickItem {
  key: string
  title: string
  note: string
  icon: IconName
}

export interface PickListProps {
  /** The question these rows answer. */
  label: string
  items: readonly PickItem[]
  chosen?: string
  /** Beside the chosen row: `替您选好` where nobody tapped yet. */
  chosenWord: string
  onChoose: (key: string) => void
}

/** A list of which one row holds: border, ground, tick and a word say which. Arrow keys move the choice. */
export function PickList({ label, items, chosen, chosenWord, onChoose }: PickListProps) {
  const id = useSafeId()
  const idOf = (item: PickItem): string => partId(id, item.key)
  const stop = items.find(({ key }) => key === chosen) ?? items[0]
  const move = (step: 1 | -1): void => {
    const at = stop ? items.indexOf(stop) : 0
    const next = items[(at + step + items.length) % items.length]
    if (next === undefined) return
    onChoose(next.key)
    focusById(idOf(next))
  }
  return (
    <Box role="radiogroup" label={label} className={style.list}>
      {items.map((item) => (
        <Pick
          key={item.key}
          item={item}
          id={idOf(item)}
          word={item.key === chosen ? chosenWord : undefined}
          tabStop={item === stop ? 0 : -1}
          onTap={() => onChoose(item.key)}
          onArrow={move}
        />
      ))}
    </Box>
  )
}

interface PickProps {
  item: PickItem
  id: string
  word?: string
  tabStop: 0 | -1
  onTap: () => void
  onArrow: (step: 1 | -1) => void
}

function Pick({ item: { title, note, icon }, word, ...touch }: PickProps) {
  const on = word !== undefined
  return (
    <Touchable
      {...touch}
      role="radio"
      checked={on}
      className={`${style.pick} ${on ? style.on : ''}`}
      spoken={[title, note, word].filter(Boolean).join('，')}
    >
      <Box as="span" className={style.disc}>
        <Disc icon={icon} tone={on ? 'capOnCard' : 'plain'} />
      </Box>
      <Box as="span" className={style.words}>
        <Box as="span" className={style.title}>
          {title}
        </Box>
        <Hush>，</Hush>
        <Box as="span" className={style.note}>
          {note}
        </Box>
      </Box>
      {on && (
        <Box as="span" className={style.chosen}>
          <Hush>，</Hush>
          <Icon name="tick" size="s" />
          {word}
        </Box>
      )}
    </Touchable>
  )
}
