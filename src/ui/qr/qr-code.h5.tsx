import { useMemo } from 'react'
import { Box } from '../base'
import { drawQr } from './matrix'
import style from './qr.module.scss'
import type { QrCodeProps } from './types'

/** Dark on white also at night: scanners expect it. Typed letters always stand beside it. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => drawQr(text), [text])
  return (
    <Box role="img" label={label} className={style.frame}>
      <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true" shapeRendering="crispEdges" className={style.code}>
        <path d={path} stroke="#1b1815" />
      </svg>
    </Box>
  )
}
