/** WeChat reads a touchable's `spoken` sentence instead. */
export function Hush(_: { children: string }) {
  return null
}
