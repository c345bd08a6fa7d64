import Taro from '@tarojs/taro'

/** WeChat asks once more, then calls. Changing one's mind is no fault. */
export const dial = (phone: string): void => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)
