import Taro from '@tarojs/taro'

/** What the page on top was opened with; the same object for as long as that page lives. */
const opening = (): Record<string, string | undefined> => Taro.getCurrentInstance().router?.params ?? {}

let landed: object | undefined

/**
 * A code by which WeChat opened the page on top. Most mini-program codes name the page of the visit, which takes its scene itself;
 * one that names no page opens home. A picture that holds an address of ours comes as that address, in `q`.
 */
export const landingCode = (): string | null =>
  opening() === landed ? null : (opening().scene ?? decoded(opening().q) ?? null)

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** The code has led where it leads. The next scan opens the page anew, with a scene of its own. */
export function noteLanded(): void {
  landed = opening()
}
