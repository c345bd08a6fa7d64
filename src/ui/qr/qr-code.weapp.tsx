import { Image } from '@tarojs/components'
import { useMemo } from 'react'
import { Box } from '../base'
import { drawQr } from './matrix'
import style from './qr.module.scss'
import type { QrCodeProps } from './types'

/** Dark on white also at night: scanners expect it. Typed letters always stand beside it. */
export function QrCode({ text, label }: QrCodeProps) {
  const picture = useMemo(() => pictureOf(text), [text])
  return (
    <Box role="img" label={label} className={style.frame}>
      <Image src={picture} className={style.code} />
    </Box>
  )
}

/** WeChat draws SVG as a picture. Only what an address cannot hold is written in hex: it stays short. */
function pictureOf(text: string): string {
  const { size, path } = drawQr(text)
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}' shape-rendering='crispEdges'>` +
    `<path d='${path}' stroke='#1b1815'/></svg>`
  return `data:image/svg+xml,${svg.replace(/[<>#% ]/g, encodeURIComponent)}`
}
