import { View } from '@tarojs/components'
import './touchable.weapp.scss'
import type { TouchableProps } from './types'

/** A view that answers a tap. `submits` and `href` mean nothing here: forms hand in by their button. */
export function Touchable(props: TouchableProps) {
  const { className = '', children, onTap, label, role = 'button', disabled, inert, id } = props
  const off = disabled || inert
  const checkable = role === 'radio' || role === 'checkbox' || role === 'switch'
  const aria = {
    ariaRole: role,
    ariaLabel: label ?? props.spoken,
    ariaDisabled: off || undefined,
    ariaChecked: checkable ? (props.checked ?? false) : undefined,
    ariaSelected: role === 'tab' ? (props.selected ?? false) : undefined,
    ariaExpanded: props.expanded,
  }
  return (
    <View
      id={id}
      className={className}
      hoverClass={off ? 'none' : 'pressed'}
      hoverStayTime={70}
      onClick={off ? undefined : onTap}
      {...aria}
    >
      {children}
    </View>
  )
}
