/** WeChat is always a phone: there is no side to put a navigation on. */
export function SideNav(_: { here: string }) {
  return null
}
