import protobuf from 'protobufjs'
import { CallRefusal, type Fields, isPicture, type WechatAnswer } from './answers'

/**
 * How the server SDK for mini-programs wraps a cloud call (`wx.openApi`): each argument is a pair of its name and the JSON
 * of its value, or a file with its media type; the answer carries content and media type, or a code of the platform.
 */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message Pair { string key = 1; bytes value = 2; string contentType = 3; string fileName = 4; }
  message Pairs { repeated Pair pairs = 1; }
  message Request { int32 kind = 1; Pairs call = 2; string appid = 6; }
  message Answer { bytes content = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; }
`)
const requestType = root.lookupType('Request')
const answerType = root.lookupType('Answer')

interface Request {
  /** 0 for WeChat's open API; the other kinds are the platform's own business. */
  kind: number
  call: { pairs: { key: string; value: Uint8Array; contentType: string }[] } | null
}

/** The arguments of a call. Throws when this is no such message. */
export function argumentsOf(message: Uint8Array): Fields {
  const { kind, call } = requestType.decode(message) as unknown as Request
  if (kind !== 0)
    throw new CallRefusal(-604100, 'API not found: only calls of the open API are served by the local cloud')
  return Object.fromEntries(
    (call?.pairs ?? []).map(({ key, value, contentType }) => [
      key,
      contentType === '' ? (JSON.parse(Buffer.from(value).toString('utf8')) as unknown) : Buffer.from(value),
    ]),
  )
}

export const wrapAnswer = (answer: WechatAnswer): Buffer =>
  wrap({
    content: isPicture(answer) ? answer.buffer : Buffer.from(JSON.stringify(answer)),
    contentType: isPicture(answer) ? answer.contentType : 'application/json',
    httpCode: 200,
  })

export const wrapRefusal = (refusal: CallRefusal): Buffer => wrap({ errorCode: refusal.errorCode })

const wrap = (answer: object): Buffer => Buffer.from(answerType.encode(answerType.create(answer)).finish())
