import type { Pen, PictureToSave } from '../../platform/picture.types'

const width = 750
const height = 560

/** The receipt as a picture for the album: the number in fours, the promise, and how to look it up. Nothing of the matter itself. */
export const receiptPicture = (fours: readonly string[], streetPhone: string): PictureToSave => ({
  name: '小红帽回执',
  width,
  height,
  draw(pen) {
    pen.fillStyle = '#f7f4ef'
    pen.fillRect(0, 0, width, height)
    pen.fillStyle = '#ffffff'
    pen.fillRect(40, 40, width - 80, height - 80)
    pen.fillStyle = '#be382d'
    pen.fillRect(40, 40, width - 80, 10)
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    write(pen, '小红帽 · 反映回执', 120, 34, '#24211d')
    write(pen, fours.slice(0, 2).join('   '), 220, 76, '#24211d')
    write(pen, fours.slice(2).join('   '), 315, 76, '#24211d')
    write(pen, '凭这 16 个数字查进度，不用登录', 410, 28, '#4a453e')
    write(pen, `丢了找不回来，请存好。有事打 ${streetPhone}`, 460, 26, '#4a453e')
  },
})

function write(pen: Pen, text: string, y: number, size: number, colour: string): void {
  pen.fillStyle = colour
  pen.font = `bold ${size}px sans-serif`
  pen.fillText(text, width / 2, y)
}
