import { Box, Touchable } from '../base'
import { Icon } from '../icon'
import style from './filters.module.scss'
import { SelectChip } from './select-chip'
import type { FiltersProps, PagerProps } from './types'

/** What is shown: one of a few lists, and switches that narrow it. */
export function Filters({ tabs, onTab, selects, onSelect, chips, onChip, actions }: FiltersProps) {
  return (
    <Box className={style.filters}>
      {tabs && (
        <Box role="tablist" label={tabs.label} className={style.tabs}>
          {tabs.items.map(({ key, label, count }) => (
            <Touchable
              key={key}
              role="tab"
              selected={key === tabs.current}
              className={`${style.tab} ${key === tabs.current ? style.here : ''}`}
              onTap={() => onTab?.(key)}
            >
              {label}
              {count !== undefined && (
                <Box as="b" className={style.count}>
                  {` ${count}`}
                </Box>
              )}
            </Touchable>
          ))}
        </Box>
      )}
      {(selects || chips || actions) && (
        <Box className={style.chips}>
          {selects?.map(({ key, ...select }) => (
            <SelectChip
              key={key}
              {...select}
              className={`${style.chip} ${select.value === select.options[0]?.value ? '' : style.on}`}
              onChange={(value) => onSelect?.(key, value)}
            />
          ))}
          {chips?.map(({ key, label, on }) => (
            <Touchable
              key={key}
              role="checkbox"
              checked={on}
              className={`${style.chip} ${on ? style.on : ''}`}
              onTap={() => onChip?.(key)}
            >
              {on && <Icon name="tick" size="xs" />}
              {label}
            </Touchable>
          ))}
          {actions && <Box className={style.actions}>{actions}</Box>}
        </Box>
      )}
    </Box>
  )
}

/** Under a list: how many there are, and the way to the rest. */
export function Pager({ summary, hint, onNext, onBack, busy }: PagerProps) {
  return (
    <Box className={style.pager}>
      <Box className={style.summary}>{summary}</Box>
      {hint && <Box>{hint}</Box>}
      {onBack && (
        <Touchable className={style.step} onTap={onBack} inert={busy}>
          <Icon name="left" size="xs" />
          上一页
        </Touchable>
      )}
      {onNext && (
        <Touchable className={style.step} onTap={onNext} inert={busy}>
          {busy ? '正在打开' : '下一页'}
          <Icon name="right" size="xs" />
        </Touchable>
      )}
    </Box>
  )
}
