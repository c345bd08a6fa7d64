import { render, screen } from '@testing-library/react'
import fc from 'fast-check'
import { SpokenCode } from '@/ui/code'
import { QrCode } from '@/ui/qr'
import { drawQr } from '@/ui/qr/matrix'
import { paint, readQr } from './read-qr'

const secret = fc.string({ unit: fc.constantFrom(...'ABCxyz019_-'), minLength: 22, maxLength: 22 })
const readBack = (text: string): string | null => {
  const { path, size } = drawQr(text)
  return readQr(paint(path, size))
}

describe('a QR code', () => {
  it('of any pick-up secret is read back by the scanner of the app', () => {
    fc.assert(
      fc.property(secret, (letters) => readBack(`XHM-LQ:${letters}`) === `XHM-LQ:${letters}`),
      { numRuns: 25 },
    )
  })

  it.each(['https://street.example/?scene=K7M2QX', 'K7M2QX'])('of a referral is read back: %s', (text) =>
    expect(readBack(text)).toBe(text),
  )

  it('is little enough to be sent to the page with one tap', () => {
    expect(drawQr(`XHM-LQ:${'w'.repeat(22)}`).path.length).toBeLessThan(2_500)
    expect(drawQr('https://a-street-with-a-long-name.example/?scene=K7M2QX').path.length).toBeLessThan(3_500)
  })

  it('says what it is, and is no riddle for the ear', () => {
    const { container } = render(<QrCode text="XHM-LQ:a" label="领取码" />)
    expect(screen.getByRole('img', { name: '领取码' })).toBeInTheDocument()
    expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true')
  })

  it('never stands alone: the same can be said in two threes', () => {
    const code = { caption: '给窗口的同志扫一扫', scan: 'XHM-LQ:a', name: '领取码', orSay: '扫不上，就报这 6 个数字' }
    const { container } = render(<SpokenCode {...code} letters="483206" />)
    expect([...container.querySelectorAll('.letters span')].map((half) => half.textContent)).toEqual(['483', '206'])
    expect(screen.getByRole('img')).toHaveAccessibleName('领取码的二维码。扫不上，就报这 6 个数字：483 206')
  })
})
