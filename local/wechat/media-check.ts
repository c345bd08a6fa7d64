import { badFormat, newTraceId, ok, textOf } from './answers'
import type { Api } from './api'
import { checkCommon, detailOf } from './content-check'
import type { WordList } from './words'

/** One picture or recording may be this large. */
const mediaLimitBytes = 10 * 1024 * 1024

/** WeChat's own names in what it pushes; nobody can look them up. */
const platformUser = 'oLocalCloudPlatformUser00000'
const accountName = 'gh_000000000000'

/**
 * `security.mediaCheckAsync` 2.0: answers at once; the verdict follows as an event. Nothing looks at the picture: its
 * address is held against the word list.
 */
export const mediaCheckAsync: Api = (args, { people, now }) => {
  const mediaUrl = textOf(args, 'media_url')
  if (mediaUrl === '') throw badFormat('media_url is missing')
  if (args.media_type !== 1 && args.media_type !== 2) throw badFormat('media_type has to be 1 (sound) or 2 (picture)')
  const { openid } = checkCommon(args, people)
  const traceId = newTraceId(now())
  return { openid, answer: ok({ trace_id: traceId }), shown: { traceId, mediaUrl, delivery: 'waiting' } }
}

/** Whether a checker could fetch an address: its size in bytes, undefined when not, 'elsewhere' when this cloud cannot know. */
export type SizeOfMedia = (url: URL) => Promise<number | undefined | 'elsewhere'>

export interface MediaEvent {
  MsgType: 'event'
  Event: 'wxa_media_check'
  [field: string]: unknown
}

const urlOf = (text: string): URL | undefined => {
  try {
    const url = new URL(text)
    return /^https?:$/.test(url.protocol) ? url : undefined
  } catch {
    return undefined
  }
}

/** The event `wxa_media_check` for one request, as WeChat pushes it (its labels are texts here, numbers elsewhere). */
export async function mediaEvent(
  media: { traceId: string; mediaUrl: string },
  { words, sizeOf, appid, nowMs }: { words: WordList; sizeOf: SizeOfMedia; appid: string; nowMs: number },
): Promise<MediaEvent> {
  const event: MediaEvent = {
    ToUserName: accountName,
    FromUserName: platformUser,
    CreateTime: Math.floor(nowMs / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid,
    trace_id: media.traceId,
    version: 2,
  }
  const url = urlOf(media.mediaUrl)
  const size = url && (await sizeOf(url))
  if (!url || size === undefined || (size !== 'elsewhere' && size > mediaLimitBytes))
    return { ...event, detail: [], errcode: -1008, errmsg: '下载错误' }
  const judgement = words.judge([decoded(url)])
  const [model] = detailOf(judgement)
  const label = String(judgement.label)
  return { ...event, result: { suggest: judgement.suggest, label }, detail: [{ ...model, label }] }
}

/** The path as people read it: a name in Chinese stands in an address as escapes. */
const decoded = ({ href, pathname }: URL): string => {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return href
  }
}
