import { randomBytes } from 'node:crypto'

/** The fields of a request, as WeChat spells them. Every one is checked where it is used. */
export type Fields = Record<string, unknown>

/** What WeChat's servers answer: JSON with an `errcode` (0 is well), or a picture. */
export interface WechatJson {
  errcode: number
  errmsg: string
  [field: string]: unknown
}
export interface WechatPicture {
  contentType: string
  buffer: Buffer
}
export type WechatAnswer = WechatJson | WechatPicture

export const isPicture = (answer: WechatAnswer): answer is WechatPicture => 'buffer' in answer

/** WeChat says no: its published `errcode`, and what it calls it. */
export class WechatRefusal extends Error {
  constructor(
    readonly errcode: number,
    message: string,
  ) {
    super(message)
  }
}

/** CloudBase says no before WeChat hears of the call: not served, not declared, not from a mini-program. */
export class CallRefusal extends Error {
  constructor(
    readonly errorCode: -604100 | -604101 | -604104,
    message: string,
  ) {
    super(message)
  }
}

export const ok = (fields: Fields = {}): WechatJson => ({ errcode: 0, errmsg: 'ok', ...fields })

export const invalidOpenid = () => new WechatRefusal(40003, 'invalid openid')
export const invalidPage = () => new WechatRefusal(41030, 'invalid page')
export const badFormat = (what: string) => new WechatRefusal(47001, `data format error: ${what}`)

/** The mark WeChat gives each request: three groups of eight hexadecimal digits, the first being the time in seconds. */
export const newTraceId = (nowMs: number): string => {
  const chance = randomBytes(8).toString('hex')
  return `${Math.floor(nowMs / 1000).toString(16)}-${chance.slice(0, 8)}-${chance.slice(8)}`
}

/** A text of a request; missing is empty. */
export function textOf(args: Fields, name: string): string {
  const value = args[name] ?? ''
  if (typeof value !== 'string') throw badFormat(`${name} has to be a text`)
  return value
}
