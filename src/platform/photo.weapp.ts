import Taro from '@tarojs/taro'
import { type Chosen, fitted, jpegQuality, type PhotoBox } from './photo.types'

const placeOf = (id: string): string => `${Taro.env.USER_DATA_PATH}/photo-${id}.jpg`

/** WeChat's files answer by callbacks only. */
const files = (work: (done: { success: () => void; fail: () => void }) => void): Promise<boolean> =>
  new Promise((resolve) => work({ success: () => resolve(true), fail: () => resolve(false) }))

const isThere = (path: string): Promise<boolean> =>
  files((done) => Taro.getFileSystemManager().access({ path, ...done }))

export const photos: PhotoBox = {
  async choose(most) {
    try {
      const { tempFiles } = await Taro.chooseMedia({
        count: most,
        mediaType: ['image'],
        sizeType: ['compressed'],
        sourceType: ['album', 'camera'],
      })
      return await shrinkAll(tempFiles.map(({ tempFilePath }) => tempFilePath))
    } catch (problem) {
      return { files: [], unreadable: 0, denied: !/cancel/i.test(wordsOf(problem)) }
    }
  },
  keep: (id, file) =>
    files((done) => Taro.getFileSystemManager().copyFile({ srcPath: file as string, destPath: placeOf(id), ...done })),
  file: async (id) => ((await isThere(placeOf(id))) ? placeOf(id) : null),
  url: async (id) => ((await isThere(placeOf(id))) ? placeOf(id) : null),
  drop: async (id) =>
    void (await files((done) => Taro.getFileSystemManager().unlink({ filePath: placeOf(id), ...done }))),
}

const wordsOf = (problem: unknown): string => String((problem as { errMsg?: string }).errMsg ?? problem)

/** One after the other: an old phone has no memory for six photos at once. */
async function shrinkAll(paths: readonly string[]): Promise<Chosen> {
  const shrunk: string[] = []
  for (const path of paths) {
    // Where WeChat cannot draw it anew it still makes it smaller; the street takes out what is left beside the picture.
    const small = await redraw(path).catch(() => compress(path).catch(() => null))
    if (small !== null) shrunk.push(small)
  }
  return { files: shrunk, unreadable: paths.length - shrunk.length, denied: false }
}

/** Draws the photo anew, as large and as upright as the canvas itself sees it: what the file says of both may differ. */
async function redraw(path: string): Promise<string> {
  const canvas = Taro.createOffscreenCanvas({ type: '2d', width: 1, height: 1 })
  const image = canvas.createImage()
  await new Promise((resolve, reject) => {
    image.onload = resolve
    image.onerror = reject
    image.src = path
  })
  const { width, height } = fitted(image.width, image.height)
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d') as unknown as Pen
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, width, height)
  pen.drawImage(image, 0, 0, width, height)
  const { tempFilePath } = await Taro.canvasToTempFilePath({
    canvas: canvas as unknown as Taro.Canvas,
    fileType: 'jpg',
    quality: jpegQuality,
    destWidth: width,
    destHeight: height,
  })
  return tempFilePath
}

const compress = async (path: string): Promise<string> =>
  (await Taro.compressImage({ src: path, quality: Math.round(jpegQuality * 100) })).tempFilePath

interface Pen {
  fillStyle: string
  fillRect(x: number, y: number, width: number, height: number): void
  drawImage(image: object, x: number, y: number, width: number, height: number): void
}
