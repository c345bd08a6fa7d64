import { randomFillSync } from 'node:crypto'
import { act, api, type CallStage, type Wx, WxFail } from './call'
import type { Listeners } from './listeners'

export type NetworkType = 'wifi' | '4g' | '3g' | '2g' | 'none'

/** The phone in the person's hand; a test may change it while the app runs. */
export interface Device {
  platform: 'ios' | 'android'
  system: string
  model: string
  windowWidth: number
  /** What is left for the page below WeChat's title bar. */
  windowHeight: number
  statusBarHeight: number
  theme: 'light' | 'dark'
  /** The size chosen in WeChat's settings, px; 17 is the middle, 20 and more is large. */
  fontSizeSetting: number
  network: NetworkType
  /** Where the phone is (gcj02); null when the person refuses to say. */
  location: { latitude: number; longitude: number; accuracy: number } | null
}

export const usualDevice: Device = {
  platform: 'android',
  system: 'Android 12',
  model: 'HUAWEI nova 9',
  windowWidth: 375,
  windowHeight: 600,
  statusBarHeight: 24,
  theme: 'light',
  fontSizeSetting: 17,
  network: 'wifi',
  location: null,
}

/** Height of WeChat's title bar, below the status bar. */
export const NAVIGATION_BAR_PX = 44

export function screenHeightOf(device: Device): number {
  return device.statusBarHeight + NAVIGATION_BAR_PX + device.windowHeight
}

const SDK_VERSION = '3.8.0'
const PIXEL_RATIO = 2
const CAPSULE = { width: 87, height: 32, right: 10, gap: 8 }

/** What the app can ask about the phone, the client and itself. `theme` is answered only with `darkmode` in app.json. */
export function deviceApi(stage: CallStage, device: Device, darkmode: boolean, listeners: Listeners) {
  const own = <T>(value: T): T => stage.realm().own(value)
  const theme = () => (darkmode ? { theme: device.theme } : {})
  const screen = () => ({
    pixelRatio: PIXEL_RATIO,
    screenWidth: device.windowWidth,
    screenHeight: screenHeightOf(device),
    windowWidth: device.windowWidth,
    windowHeight: device.windowHeight,
    statusBarHeight: device.statusBarHeight,
    screenTop: device.statusBarHeight + NAVIGATION_BAR_PX,
    safeArea: {
      left: 0,
      right: device.windowWidth,
      top: device.statusBarHeight,
      bottom: screenHeightOf(device),
      width: device.windowWidth,
      height: screenHeightOf(device) - device.statusBarHeight,
    },
  })
  const client = () => ({
    SDKVersion: SDK_VERSION,
    version: '8.0.50',
    language: 'zh_CN',
    fontSizeSetting: device.fontSizeSetting,
    ...theme(),
  })
  const phone = () => ({
    platform: device.platform,
    system: device.system,
    model: device.model,
    brand: 'HUAWEI',
    benchmarkLevel: 10,
  })
  const capsule = () => {
    const right = device.windowWidth - CAPSULE.right
    const top = device.statusBarHeight + CAPSULE.gap
    return {
      top,
      bottom: top + CAPSULE.height,
      left: right - CAPSULE.width,
      right,
      width: CAPSULE.width,
      height: CAPSULE.height,
    }
  }

  return {
    getSystemInfoSync: (() => own({ ...screen(), ...client(), ...phone() })) as unknown as Wx['getSystemInfoSync'],
    getSystemInfo: api(stage, 'getSystemInfo', () => own({ ...screen(), ...client(), ...phone() }) as never),
    getWindowInfo: (() => own(screen())) as Wx['getWindowInfo'],
    getAppBaseInfo: (() =>
      own({ ...client(), enableDebug: false, host: { appId: '' } })) as unknown as Wx['getAppBaseInfo'],
    getDeviceInfo: (() => own(phone())) as unknown as Wx['getDeviceInfo'],
    getSystemSetting: (() =>
      own({
        bluetoothEnabled: false,
        locationEnabled: true,
        wifiEnabled: true,
        deviceOrientation: 'portrait',
      })) as Wx['getSystemSetting'],
    getMenuButtonBoundingClientRect: (() => own(capsule())) as Wx['getMenuButtonBoundingClientRect'],
    getNetworkType: api(stage, 'getNetworkType', () =>
      own({ networkType: device.network, signalStrength: 0, hasSystemProxy: false, weakNet: false }),
    ),
    onNetworkStatusChange: listeners.on('network'),
    offNetworkStatusChange: listeners.off('network'),
    onThemeChange: listeners.on('theme'),
    offThemeChange: listeners.off('theme'),
    getLocation: api(stage, 'getLocation', () => {
      if (!device.location) throw new WxFail('auth deny')
      return own({ ...device.location, altitude: 0, horizontalAccuracy: 0, verticalAccuracy: 0, speed: -1 }) as never
    }),
    getRandomValues: api(stage, 'getRandomValues', ({ length }) => {
      const bytes = stage.realm().tools.bytes(length)
      randomFillSync(bytes)
      return { randomValues: bytes.buffer as ArrayBuffer }
    }),
    vibrateShort: act(stage, 'vibrateShort', () => {}),
    vibrateLong: act(stage, 'vibrateLong', () => {}),
  } satisfies Partial<Wx>
}
