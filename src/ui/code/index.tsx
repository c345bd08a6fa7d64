import { Box } from '../base'
import { QrCode } from '../qr'
import style from './code.module.scss'

export interface SpokenCodeProps {
  /** What to do with the picture (`给窗口的同志扫一扫`). */
  caption: string
  /** What a scanner reads. */
  scan: string
  /** What the picture is called (`领取码`). */
  name: string
  /** How to do without it (`扫不上，就报这 6 个数字`). */
  orSay: string
  /** Six or eight letters or digits, shown in two halves. */
  letters: string
}

/** A code to be scanned, and the same to be said or typed: never the picture alone. */
export function SpokenCode({ caption, scan, name, orSay, letters }: SpokenCodeProps) {
  const half = letters.length / 2
  const [first, second] = [letters.slice(0, half), letters.slice(half)]
  return (
    <Box className={style.code}>
      <Box className={style.caption}>{caption}</Box>
      <QrCode text={scan} label={`${name}的二维码。${orSay}：${first} ${second}`} />
      <Box className={style.orSay}>{orSay}</Box>
      <Box className={style.letters}>
        <Box as="span">{first}</Box>
        <Box as="span">{second}</Box>
      </Box>
    </Box>
  )
}
