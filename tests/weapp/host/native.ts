import { above, everyNode } from './find'
import type { ViewNode } from './tree'

/** What a native control does by itself when it is touched: the event it sends, and from which node. */
export interface NativeAct {
  node: ViewNode
  type: string
  detail: Record<string, unknown>
}

const CONTROLS = [
  'wx-button',
  'wx-switch',
  'wx-checkbox',
  'wx-radio',
  'wx-label',
  'wx-input',
  'wx-textarea',
  'wx-picker',
]
const FIELDS = /^wx-(input|textarea|switch|slider|picker|checkbox-group|radio-group)$/

/** The control a touch on `node` lands in; null when it is plain content. */
export function controlAt(node: ViewNode): ViewNode | null {
  for (let at: ViewNode | null = node; at; at = above(at, true)) if (CONTROLS.includes(at.tag)) return at
  return null
}

export function isDisabled(control: ViewNode): boolean {
  const { disabled } = control.attr
  return disabled !== undefined && disabled !== false && disabled !== 'false' && disabled !== ''
}

/** What follows the tap by the platform's own doing: a form is submitted, a switch turns, a choice is made. */
export function actOf(control: ViewNode): NativeAct | null {
  switch (control.tag) {
    case 'wx-button':
      return formAct(control)
    case 'wx-switch':
      return { node: control, type: 'change', detail: { value: !control.attr.checked } }
    case 'wx-checkbox':
    case 'wx-radio':
      return groupAct(control)
    case 'wx-label': {
      const inside = [...everyNode(control)].find((node) => /^wx-(switch|checkbox|radio)$/.test(node.tag))
      return inside ? actOf(inside) : null
    }
    default:
      return null
  }
}

function formAct(button: ViewNode): NativeAct | null {
  const kind = button.attr.formType
  const form = ancestor(button, 'wx-form')
  if ((kind !== 'submit' && kind !== 'reset') || !form) return null
  const fields = [...everyNode(form)].filter((node) => FIELDS.test(node.tag) && node.attr.name)
  const value = Object.fromEntries(fields.map((node) => [String(node.attr.name), fieldValue(node)]))
  return { node: form, type: kind, detail: kind === 'submit' ? { value } : {} }
}

function groupAct(choice: ViewNode): NativeAct | null {
  const single = choice.tag === 'wx-radio'
  const group = ancestor(choice, single ? 'wx-radio-group' : 'wx-checkbox-group')
  if (!group) return null
  if (single) return { node: group, type: 'change', detail: { value: choice.attr.value } }
  const boxes = [...everyNode(group)].filter((node) => node.tag === 'wx-checkbox')
  const on = boxes.filter((box) => (box === choice) !== Boolean(box.attr.checked))
  return { node: group, type: 'change', detail: { value: on.map((box) => box.attr.value) } }
}

function fieldValue(field: ViewNode): unknown {
  if (field.tag === 'wx-switch') return Boolean(field.attr.checked)
  return field.attr.value ?? ''
}

function ancestor(node: ViewNode, tag: string): ViewNode | null {
  for (let at: ViewNode | null = node; at; at = above(at, true)) if (at.tag === tag) return at
  return null
}
