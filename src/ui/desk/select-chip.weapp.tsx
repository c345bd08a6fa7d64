import { Picker, View } from '@tarojs/components'
import { Icon } from '../icon'
import type { SelectChipProps } from './types'

/** WeChat's own wheel behind a chip. */
export function SelectChip({ label, value, options, className, onChange }: SelectChipProps) {
  const at = Math.max(
    options.findIndex((option) => option.value === value),
    0,
  )
  const now = options[at]?.label ?? ''
  const choose = (index: number): void => {
    const chosen = options[index]
    if (chosen) onChange(chosen.value)
  }
  return (
    <Picker
      mode="selector"
      range={options.map((option) => option.label)}
      value={at}
      onChange={(event) => choose(Number(event.detail.value))}
    >
      <View className={className} ariaRole="button" ariaLabel={`${label}，${now}`}>
        {now}
        <Icon name="down" size="xs" />
      </View>
    </Picker>
  )
}
