import Taro from '@tarojs/taro'

/** WeChat brings a scanner of its own, over the whole screen. */
export const scansByItself = true

/** What stood in the code, or `null` when nothing was scanned. A mini-program code gives the path with its scene. */
export async function scanCode(): Promise<string | null> {
  try {
    const { path, result } = await Taro.scanCode({})
    return path || result || null
  } catch {
    return null
  }
}
