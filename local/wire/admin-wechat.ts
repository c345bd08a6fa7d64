import { CloudError, invalidParam } from '../errors'
import { CallRefusal, isPicture, type WechatAnswer } from '../wechat/answers'
import { argumentsOf, wrapAnswer, wrapRefusal } from '../wechat/envelope'
import { fieldsOf } from './body'
import { type Action, RawAnswer, type Services } from './services'

const apiNameOf = (name: unknown): string => {
  if (typeof name !== 'string' || name === '') throw invalidParam('apiName has to be a text')
  return name
}

const call = ({ wechat, functions }: Services, apiName: unknown, args: Record<string, unknown>, parentId?: string) => {
  const by = parentId === undefined ? undefined : functions.log.call(parentId)?.call
  return wechat.call(apiNameOf(apiName), args, { functionName: by?.functionName, source: by?.source })
}

/** Both ways an SDK makes a cloud call to WeChat: as JSON, and wrapped as the SDK for mini-programs wraps it. */
export const wechatActions: Record<string, Action> = {
  'wx.api': (body, services, _base, parentId) => {
    let answer: WechatAnswer
    try {
      answer = call(services, body.apiName, argumentsIn(body.requestData), parentId)
    } catch (error) {
      if (!(error instanceof CallRefusal)) throw error
      answer = { errcode: error.errorCode, errmsg: error.message }
    }
    if (isPicture(answer))
      throw new CloudError('INVALID_PARAM', 'pictures are answered to callCompatibleWxOpenApi only in the local cloud')
    return { data: { responseData: JSON.stringify(answer) } }
  },

  'wx.openApi': (body, services, _base, parentId) => {
    try {
      return new RawAnswer(wrapAnswer(call(services, body.apiName, unwrapped(body.requestData), parentId)))
    } catch (error) {
      if (error instanceof CallRefusal) return new RawAnswer(wrapRefusal(error))
      throw error
    }
  },

  'wx.wxPayApi': () => {
    throw invalidParam('payments are not served by the local cloud')
  },
}

/** The arguments of a JSON call: the text of an object, or nothing. */
function argumentsIn(text: unknown): Record<string, unknown> {
  if (text === undefined || text === '') return {}
  try {
    return fieldsOf(JSON.parse(String(text)))
  } catch {
    throw invalidParam('requestData is not JSON')
  }
}

function unwrapped(message: unknown): Record<string, unknown> {
  if (!Buffer.isBuffer(message)) throw invalidParam('requestData is missing, or not sent as a form')
  try {
    return argumentsOf(message)
  } catch (error) {
    if (error instanceof CallRefusal) throw error
    throw invalidParam('requestData is not a message of the SDK')
  }
}
