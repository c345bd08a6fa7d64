import { Input, Picker, Textarea, View } from '@tarojs/components'
import type { ControlProps } from './control.types'

/** WeChat's own controls. A text area grows with its words and keeps clear of the keyboard. */
export function Control(props: ControlProps) {
  const {
    id,
    value,
    onChange,
    className,
    lines,
    kind = 'text',
    placeholder,
    label,
    disabled,
    maxLength,
    firstDay,
    onEnter,
  } = props
  const shared = { id, value, className, placeholder, disabled, placeholderClass: 'placeholder', ariaLabel: label }
  if (lines !== undefined)
    return (
      <Textarea
        {...shared}
        autoHeight
        cursorSpacing={120}
        maxlength={maxLength ?? -1}
        onInput={(event) => onChange(event.detail.value)}
      />
    )
  if (kind === 'date')
    return (
      <Picker id={id} mode="date" value={value} start={firstDay} onChange={(event) => onChange(event.detail.value)}>
        <View className={className} ariaRole="button" ariaLabel={`${label}，${value === '' ? '还没选' : value}`}>
          {value === '' ? (placeholder ?? '选一天') : value}
        </View>
      </Picker>
    )
  return (
    <Input
      {...shared}
      type={keyboards[kind] ?? 'text'}
      password={kind === 'password'}
      confirmType={kind === 'search' ? 'search' : 'done'}
      cursorSpacing={120}
      maxlength={maxLength ?? -1}
      onInput={(event) => onChange(event.detail.value)}
      onConfirm={onEnter}
    />
  )
}

/** Which of WeChat's keyboards comes up. */
const keyboards: Partial<Record<NonNullable<ControlProps['kind']>, 'number' | 'digit'>> = {
  digits: 'number',
  tel: 'number',
  sum: 'digit',
}
