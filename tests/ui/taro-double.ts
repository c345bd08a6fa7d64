import { useEffect } from 'react'

/**
 * Stands in for @tarojs/taro where components are tested: a store, a log of what the router was asked, and page hooks
 * that run once when the component appears. A name that is missing here is undefined, so a new use is noticed.
 */
type Options = { url?: string; title?: string; delta?: number }

// On the window, so that what is kept outlives an app that is loaded anew.
const phone = globalThis as { keptOnPhone?: Map<string, unknown> }
phone.keptOnPhone ??= new Map()
const kept = phone.keptOnPhone
const asked: { api: string; url?: string; title?: string }[] = []
let stack: { route: string }[] = [{ route: 'pages/home/index' }]
let params: Record<string, string> = {}

const answer =
  (api: string) =>
  ({ url, title }: Options = {}): Promise<{ errMsg: string }> => {
    asked.push({ api, url, title })
    return Promise.resolve({ errMsg: `${api}:ok` })
  }
const onceShown = (run: () => void): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown once, as a page is
  useEffect(() => run(), [])
}
const rect = { left: 0, top: 0, right: 375, bottom: 20, width: 375, height: 20 }

const Taro = {
  ENV_TYPE: { WEAPP: 'WEAPP', WEB: 'WEB' },
  getEnv: () => 'WEB',
  getStorageSync: (key: string): unknown => kept.get(key) ?? '',
  setStorageSync: (key: string, value: unknown): void => void kept.set(key, value),
  switchTab: answer('switchTab'),
  navigateTo: answer('navigateTo'),
  redirectTo: answer('redirectTo'),
  navigateBack: answer('navigateBack'),
  setNavigationBarTitle: answer('setNavigationBarTitle'),
  pageScrollTo: answer('pageScrollTo'),
  getCurrentPages: () => stack,
  useDidShow: onceShown,
  useDidHide: (): void => {},
  useReady: onceShown,
  useRouter: () => ({ params, path: '/' }),
  nextTick: (run: () => void) => setTimeout(run, 0),
  pxTransform: (px: number) => `${px}px`,
  getWindowInfo: () => ({ windowWidth: 375, windowHeight: 667, pixelRatio: 2, statusBarHeight: 20 }),
  getSystemInfoSync: () => ({ windowWidth: 375, windowHeight: 667, pixelRatio: 2, platform: 'devtools' }),
  getCurrentInstance: () => ({ router: { params: {}, path: '/' }, page: null, app: null }),
  eventCenter: { on: () => {}, off: () => {}, once: () => {}, trigger: () => {} },
  createSelectorQuery: () => selector(),
}

/** Everything NutUI measures has the same size. */
function selector(): Record<string, (then?: unknown) => unknown> {
  const query: Record<string, (then?: unknown) => unknown> = {}
  const chain = (then?: unknown): unknown => {
    if (typeof then === 'function') setTimeout(() => then([rect]), 0)
    return query
  }
  for (const name of [
    'in',
    'select',
    'selectAll',
    'selectViewport',
    'boundingClientRect',
    'scrollOffset',
    'fields',
    'exec',
  ])
    query[name] = chain
  return query
}

/** For the tests themselves. */
const double = {
  asked,
  forget: (): void => {
    asked.length = 0
    kept.clear()
    stack = [{ route: 'pages/home/index' }]
  },
  keep: (key: string, value: unknown): void => void kept.set(key, value),
  /** What the page is opened with (`?id=…`). */
  openWith: (next: Record<string, string>): void => {
    params = next
  },
  standOn: (...routes: string[]): void => {
    stack = routes.map((route) => ({ route }))
  },
}

module.exports = { __esModule: true, default: Taro, ...Taro, double }
