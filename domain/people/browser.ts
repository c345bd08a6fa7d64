/** Which program on which machine, roughly: a closed list, because these words are shown to whoever decides. */
export const systems = ['windows', 'mac', 'linux', 'android', 'ios', 'other'] as const
export const browsers = ['edge', 'chrome', 'firefox', 'safari', 'wechat', 'qq', 'other'] as const
export type System = (typeof systems)[number]
export type Browser = (typeof browsers)[number]
export type BrowserKind = { system: System; browser: Browser }

// In this order: later ones name earlier ones in their own text.
const systemSigns: [System, RegExp][] = [
  ['android', /Android|HarmonyOS|OpenHarmony/],
  ['ios', /iPhone|iPad|iPod/],
  ['windows', /Windows/],
  ['mac', /Macintosh|Mac OS X/],
  ['linux', /Linux|X11/],
]
const browserSigns: [Browser, RegExp][] = [
  ['wechat', /MicroMessenger/],
  ['qq', /QQBrowser/],
  ['edge', /Edg(?:e|A|iOS)?\//],
  ['firefox', /Firefox\/|FxiOS\//],
  ['chrome', /Chrome\/|CriOS\//],
  ['safari', /Safari\//],
]

/** What a browser says of itself (`navigator.userAgent`). It may lie; nothing but words depends on it. */
export const browserKindOf = (userAgent: string): BrowserKind => ({
  system: systemSigns.find(([, sign]) => sign.test(userAgent))?.[0] ?? 'other',
  browser: browserSigns.find(([, sign]) => sign.test(userAgent))?.[0] ?? 'other',
})

const systemWords = {
  windows: 'Windows 电脑',
  mac: '苹果电脑',
  linux: 'Linux 电脑',
  android: '安卓手机或平板',
  ios: '苹果手机或平板',
  other: '一台设备',
} as const satisfies Record<System, string>

const browserWords = {
  edge: 'Edge 浏览器',
  chrome: 'Chrome 浏览器',
  firefox: '火狐浏览器',
  safari: 'Safari 浏览器',
  wechat: '微信里的网页',
  qq: 'QQ 浏览器',
  other: '浏览器',
} as const satisfies Record<Browser, string>

/** `Windows 电脑，Edge 浏览器` */
export const browserLabel = ({ system, browser }: BrowserKind): string =>
  `${systemWords[system]}，${browserWords[browser]}`
