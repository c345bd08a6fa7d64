import Taro from '@tarojs/taro'
import type { Chosen } from './choose-location.types'

/** WeChat brings a map of its own, over the whole screen. */
export const canChooseLocation = true

/** The spot that somebody chose on the map, which begins at `from`. */
export async function chooseLocation(from: { lat: number; lng: number } | undefined): Promise<Chosen> {
  try {
    const chosen = await Taro.chooseLocation(from ? { latitude: from.lat, longitude: from.lng } : {})
    return { lat: Number(chosen.latitude), lng: Number(chosen.longitude), address: chosen.address }
  } catch (error) {
    return /cancel/.test(String((error as { errMsg?: string }).errMsg)) ? 'none' : 'failed'
  }
}
