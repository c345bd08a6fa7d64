import type { CSSProperties } from 'react'
import { Box } from '../base'
import style from './dome.module.scss'

export interface PointsDomeProps {
  /** Posted this calendar year. */
  earned: number
  /** Waiting to be verified: drawn behind what is earned, in the paler colour. */
  pending: number
  /** Most that counts in a year. */
  cap: number
}

/** Half a circle with two short legs; `pathLength` makes its whole way 100, so a share is a length. */
const way = 'M11 84v-6a54 54 0 0 1 108 0v6'

/** The cap's dome as a scale of the year: full at 100 points. Its numbers are also said in words. */
export function PointsDome({ earned, pending, cap }: PointsDomeProps) {
  const share = Math.min(100, (earned / cap) * 100)
  const waiting = Math.min(100 - share, (pending / cap) * 100)
  return (
    <Box role="img" label={inWords({ earned, pending, cap })} className={style.dome}>
      <Box as="span" className={`${style.layer} ${style.track}`} />
      {share > 0 && <Box as="span" className={`${style.layer} ${style.earned}`} style={arc(0, share)} />}
      {waiting > 0 && <Box as="span" className={`${style.layer} ${style.pending}`} style={arc(share, waiting)} />}
      <Box as="span" className={`${style.layer} ${style.brim}`} />
      <Box as="span" className={style.figure}>
        <Box as="span" className={style.number}>
          {earned}
          <Box as="small" className={style.of}>
            /{cap}
          </Box>
        </Box>
        <Box as="span" className={style.caption}>
          {earned === 0 ? '今年还没有' : '今年已得'}
        </Box>
      </Box>
    </Box>
  )
}

const inWords = ({ earned, pending, cap }: PointsDomeProps): string =>
  `今年已得 ${earned} 分，${pending > 0 ? `等核实 ${pending} 分，` : ''}全年最多 ${cap} 分`

/** A stretch of the way as a mask. A custom property, because WeChat's runtime lets those through unread. */
function arc(from: number, length: number): CSSProperties {
  const gap = from > 0 ? Math.min(0.8, length / 2) : 0
  const dashes = from > 0 ? `0 ${from + gap} ${length - gap} 100` : `${length} 100`
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 148 104" fill="none">` +
    `<path d="${way}" stroke="#000" stroke-width="10" pathLength="100" stroke-dasharray="${dashes}"/></svg>`
  return { '--arc': `url(data:image/svg+xml,${encodeURIComponent(svg)})` } as CSSProperties
}
