import Taro from '@tarojs/taro'
import { type Transport, Unreachable } from './transport.types'

export { SessionEnded, type Transport, Unreachable } from './transport.types'

// Put in by the build; the logic layer of WeChat has no `process`.
declare const process: { env: { TARO_APP_ENV_ID: string } }

let started = false

function cloud(): typeof Taro.cloud {
  if (!started) {
    const envId = process.env.TARO_APP_ENV_ID
    // Without one WeChat takes the first environment of the mini-program.
    Taro.cloud.init(envId === '' ? {} : { env: envId })
    started = true
  }
  return Taro.cloud
}

/** WeChat vouches for who calls: there is no session to open, end or lose. */
export const transport: Transport = {
  platform: 'weapp',
  signsIn: 'byWeChat',

  async send(functionName, envelope) {
    try {
      return (await cloud().callFunction({ name: functionName, data: envelope })).result
    } catch (error) {
      throw new Unreachable(String((error as { errMsg?: string }).errMsg ?? error))
    }
  },

  async upload(cloudPath, file) {
    try {
      const { fileID } = await cloud().uploadFile({ cloudPath, filePath: file as string })
      return String(fileID)
    } catch (error) {
      throw new Unreachable(String((error as { errMsg?: string }).errMsg ?? error))
    }
  },

  signInWithTicket: () => Promise.resolve(),
  signOut: () => Promise.resolve(),
  hasSession: () => true,
}
