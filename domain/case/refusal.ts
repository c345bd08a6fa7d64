import { type RefusalGround, refusalGroundTexts } from '../report/report'

/**
 * A refusal as the reporter reads it: the ground with what can be done instead, then what the street added. In writing, within
 * three working days (企业劳动争议协商调解规定 22).
 */
export const refusalText = ({ ground, words }: { ground: RefusalGround; words: string }): string =>
  [refusalGroundTexts[ground], words].filter(Boolean).join('\n')
