import Taro from '@tarojs/taro'

/** What the page on top was opened with; the same object for as long as that page lives. */
const opening = (): Record<string, string | undefined> => Taro.getCurrentInstance().router?.params ?? {}

let landed: object | undefined

/**
 * A door's code by which WeChat opened the page on top. Most mini-program codes name the page of the visit, which takes
 * its scene itself; one that names no page opens home.
 */
export const landingCode = (): string | null => (opening() === landed ? null : (opening().scene ?? null))

/** The code has led where it leads. The next scan opens the page anew, with a scene of its own. */
export function noteLanded(): void {
  landed = opening()
}
