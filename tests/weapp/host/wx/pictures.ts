import { plainJpeg, pngWith } from '../../../cloudfunctions/pictures'
import { api, type CallStage, type Wx, WxFail } from './call'
import type { PhoneFile, PhoneFiles } from './files'
import { Question } from './questions'

/** A photo in the person's album, as the camera left it. */
export interface AlbumPhoto {
  bytes: Buffer
  width: number
  height: number
}

/** Camera and album: what the person chooses, and what the app has put in. */
export class Pictures {
  /** `null`: the person changed their mind · `'denied'`: the phone does not let the app see photos. */
  readonly chooser = new Question<'choosing', AlbumPhoto[] | null | 'denied'>()
  /** What the app saved, and the words that stand on it. */
  readonly album: { file: PhoneFile; words: string[] }[] = []
  albumOpen = true
  /** What was drawn on the picture under this path. */
  readonly words = new Map<string, string[]>()
}

type Canvas = ReturnType<Wx['createOffscreenCanvas']> & { words: string[] }

/**
 * Choosing, drawing and saving pictures. Nothing is really drawn: a canvas gives a small picture of the kind that was
 * asked for, with nothing in it but picture, and remembers the words that were written on it.
 */
export function picturesApi(stage: CallStage, pictures: Pictures, files: PhoneFiles) {
  const own = <T>(value: T): T => stage.realm().own(value)
  const fileAt = (path: string): PhoneFile => {
    const file = files.get(path)
    if (file === undefined) throw new WxFail(`file not found: ${path}`)
    return file
  }
  return {
    chooseMedia: api(stage, 'chooseMedia', async ({ count = 9 }) => {
      const chosen = await pictures.chooser.ask('choosing')
      if (chosen === null) throw new WxFail('cancel')
      if (chosen === 'denied') throw new WxFail('auth deny')
      const tempFiles = chosen.slice(0, count).map((photo) => ({
        tempFilePath: files.addTemporary(photo, 'jpg'),
        size: photo.bytes.length,
        duration: 0,
        width: photo.width,
        height: photo.height,
        thumbTempFilePath: '',
        fileType: 'image' as const,
      }))
      return own({ tempFiles, type: 'image' })
    }),
    compressImage: api(stage, 'compressImage', ({ src }) =>
      own({ tempFilePath: files.addTemporary(fileAt(src), 'jpg') }),
    ),
    createOffscreenCanvas: ((size?: { width?: number; height?: number }) =>
      makeCanvas(stage, files, size ?? {})) as unknown as Wx['createOffscreenCanvas'],
    canvasToTempFilePath: api(stage, 'canvasToTempFilePath', ({ canvas, fileType = 'png', destWidth, destHeight }) => {
      const { width, height, words } = canvas as unknown as Canvas
      const bytes = fileType === 'jpg' ? plainJpeg : pngWith()
      const path = files.addTemporary({ bytes, width: destWidth ?? width, height: destHeight ?? height }, fileType)
      pictures.words.set(path, words)
      return own({ tempFilePath: path })
    }),
    saveImageToPhotosAlbum: api(stage, 'saveImageToPhotosAlbum', ({ filePath }) => {
      const file = fileAt(filePath)
      if (!pictures.albumOpen) throw new WxFail('auth deny')
      pictures.album.push({ file, words: pictures.words.get(filePath) ?? [] })
      return own({})
    }),
  } satisfies Partial<Wx>
}

/** A canvas off the screen: loads pictures, remembers words. */
function makeCanvas(
  stage: CallStage,
  files: PhoneFiles,
  { width = 0, height = 0 }: { width?: number; height?: number },
) {
  const words: string[] = []
  const pen = {
    fillRect() {},
    drawImage() {},
    fillText: (text: string) => void words.push(text),
    measureText: (text: string) => stage.realm().own({ width: text.length * 10 }),
  }
  return { width, height, words, getContext: () => pen, createImage: () => makeImage(stage, files) }
}

function makeImage(stage: CallStage, files: PhoneFiles) {
  const image = {
    width: 0,
    height: 0,
    onload: undefined as (() => void) | undefined,
    onerror: undefined as ((why: unknown) => void) | undefined,
    set src(path: string) {
      const file = files.get(path)
      // An image tells of itself in its own time.
      setTimeout(() => {
        if (!stage.life.alive) return
        image.width = file?.width ?? 0
        image.height = file?.height ?? 0
        stage.guard(() => (file ? image.onload?.() : image.onerror?.(stage.realm().own({ errMsg: 'load fail' }))))
      })
    },
  }
  return image
}
