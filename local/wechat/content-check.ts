import { badFormat, type Fields, textOf, WechatRefusal } from './answers'
import type { People } from './people'
import type { Judgement } from './words'

/** What both content checks of version 2.0 want first: who (lately here), and which of WeChat's four scenes. */
export function checkCommon(args: Fields, people: People): { openid: string; scene: number } {
  if (args.version !== 2) throw badFormat('version has to be 2; version 1.0 is not served by the local cloud')
  const { scene } = args
  if (typeof scene !== 'number') throw badFormat('scene has to be a number')
  if (![1, 2, 3, 4].includes(scene)) throw new WechatRefusal(40129, 'invalid scene')
  const openid = textOf(args, 'openid')
  people.checkRecent(openid)
  return { openid, scene }
}

const certainty = 90

/** The details of a verdict: what the word list found, and the model, which agrees with it here. */
export const detailOf = ({ suggest, label, keyword }: Judgement): object[] => [
  { strategy: 'content_model', errcode: 0, suggest, label, prob: certainty },
  keyword === undefined
    ? { strategy: 'keyword', errcode: 0 }
    : { strategy: 'keyword', errcode: 0, suggest, label, keyword },
]
