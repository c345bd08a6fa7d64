import Taro from '@tarojs/taro'
import type { Pen, PictureToSave, Saved } from './picture.types'

/** Draws a picture off the screen and puts it into the phone's album. WeChat asks the person once whether it may. */
export async function savePicture({ width, height, draw }: PictureToSave): Promise<Saved> {
  let filePath: string
  try {
    const canvas = Taro.createOffscreenCanvas({ type: '2d', width, height })
    draw(canvas.getContext('2d') as unknown as Pen)
    const drawn = { canvas: canvas as unknown as Taro.Canvas, fileType: 'png' as const }
    filePath = (await Taro.canvasToTempFilePath({ ...drawn, destWidth: width, destHeight: height })).tempFilePath
  } catch {
    return 'failed'
  }
  try {
    await Taro.saveImageToPhotosAlbum({ filePath })
    return 'saved'
  } catch {
    return 'denied'
  }
}
