import Taro from '@tarojs/taro'

/** Copies words. */
export async function copyWords(words: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: words })
    return true
  } catch {
    return false
  }
}

/** WeChat says so itself. */
export const saysCopied = true
