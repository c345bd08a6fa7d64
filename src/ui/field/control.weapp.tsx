import { Input, Textarea } from '@tarojs/components'
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
  return (
    <Input
      {...shared}
      type={kind === 'digits' || kind === 'tel' ? 'number' : 'text'}
      password={kind === 'password'}
      confirmType={kind === 'search' ? 'search' : 'done'}
      cursorSpacing={120}
      maxlength={maxLength ?? -1}
      onInput={(event) => onChange(event.detail.value)}
      onConfirm={onEnter}
    />
  )
}
