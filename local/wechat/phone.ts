import { invalidOpenid, ok, textOf, WechatRefusal } from './answers'
import type { Api } from './api'

const masked = (number: string) => `${number.slice(0, 3)}****${number.slice(-4)}`

/** `phonenumber.getPhoneNumber`: the number behind a code. A number from abroad carries its country's code. */
export const getPhoneNumber: Api = (args, { phoneCodes, appid }) => {
  const found = phoneCodes.redeem(textOf(args, 'code'))
  if (!found) throw new WechatRefusal(40029, 'invalid code')
  const { phone, issuedAtMs } = found
  const { number, countryCode = '86' } = phone
  const openid = textOf(args, 'openid')
  if (openid !== '' && phone.openid !== undefined && phone.openid !== openid) throw invalidOpenid()
  return {
    openid: phone.openid ?? null,
    answer: ok({
      phone_info: {
        phoneNumber: countryCode === '86' ? number : `+${countryCode}${number}`,
        purePhoneNumber: number,
        countryCode,
        watermark: { timestamp: Math.floor(issuedAtMs / 1000), appid },
      },
    }),
    shown: { phoneNumber: masked(number) },
  }
}
