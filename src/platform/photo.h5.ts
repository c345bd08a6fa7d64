import { byteStore } from './bytes.h5'
import { type Chosen, fitted, jpegQuality, type PhotoBox } from './photo.types'

const store = byteStore('photos')
/** Addresses of pictures that are shown; given back when the photo goes. */
const shown = new Map<string, string>()

export const photos: PhotoBox = {
  choose: (most) =>
    new Promise((resolve) => {
      const input = document.createElement('input')
      input.type = 'file'
      input.accept = 'image/*'
      input.multiple = most > 1
      input.addEventListener('cancel', () => resolve(nothing))
      input.addEventListener('change', () => void shrinkAll([...(input.files ?? [])].slice(0, most)).then(resolve))
      input.click()
    }),
  keep: (id, file) => store.put(id, file as Blob),
  file: (id) => store.get(id),
  async url(id) {
    const known = shown.get(id)
    if (known !== undefined) return known
    const blob = await store.get(id)
    if (blob === null) return null
    const url = shown.get(id) ?? URL.createObjectURL(blob)
    shown.set(id, url)
    return url
  },
  async drop(id) {
    const url = shown.get(id)
    if (url !== undefined) URL.revokeObjectURL(url)
    shown.delete(id)
    await store.remove(id)
  },
}

const nothing: Chosen = { files: [], unreadable: 0, denied: false }

async function shrinkAll(files: readonly File[]): Promise<Chosen> {
  const shrunk = await Promise.all(files.map((file) => shrink(file).catch(() => null)))
  const readable = shrunk.filter((blob) => blob !== null)
  return { files: readable, unreadable: shrunk.length - readable.length, denied: false }
}

/** Draws the photo anew, upright as the camera meant it. Throws when the browser cannot open it. */
async function shrink(file: File): Promise<Blob> {
  const url = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const { width, height } = fitted(image.naturalWidth, image.naturalHeight)
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('no canvas')
    // A transparent picture would turn black as a JPEG.
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, width, height)
    pen.drawImage(image, 0, 0, width, height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality))
    if (blob === null) throw new Error('no room for the picture')
    return blob
  } finally {
    URL.revokeObjectURL(url)
  }
}
