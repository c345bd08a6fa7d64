import Taro from '@tarojs/taro'
import type { PhotoFile } from './photo.types'

/** Tables are filled in and handed in on a computer. */
export const canChooseTable = false

export const chooseTable = (): Promise<PhotoFile | undefined> => Promise.resolve(undefined)

/** WeChat shows tables and sheets itself, and can send them on or print them. False when it could not be fetched. */
export async function openFile(url: string, name: string): Promise<boolean> {
  try {
    const { tempFilePath } = await Taro.downloadFile({ url })
    const fileType = name.endsWith('.pdf') ? 'pdf' : 'xlsx'
    await Taro.openDocument({ filePath: tempFilePath, fileType, showMenu: true })
    return true
  } catch {
    return false
  }
}
