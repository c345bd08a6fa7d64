import { type Fields, newTraceId, ok, textOf, WechatRefusal } from './answers'
import type { Api } from './api'
import { checkCommon, detailOf } from './content-check'

/** Characters of one text. */
const contentLimit = 2500

const sizeOf = (text: string) => [...text].length

/** A signature counts in the scene of personal data only. */
const textsOf = (args: Fields, scene: number): string[] =>
  ['content', 'title', 'nickname', ...(scene === 1 ? ['signature'] : [])].map((name) => textOf(args, name))

/** `security.msgSecCheck` 2.0: pass, review or risky, by the word list. */
export const msgSecCheck: Api = (args, { people, words, now }) => {
  const content = textOf(args, 'content')
  if (content === '') throw new WechatRefusal(44002, 'empty post data')
  const { openid, scene } = checkCommon(args, people)
  const texts = textsOf(args, scene)
  if (texts.some((text) => sizeOf(text) > contentLimit)) throw new WechatRefusal(45002, 'content size out of limit')
  const judgement = words.judge(texts)
  const { suggest, label } = judgement
  return {
    openid,
    answer: ok({ detail: detailOf(judgement), trace_id: newTraceId(now()), result: { suggest, label } }),
    shown: { ...judgement },
  }
}
