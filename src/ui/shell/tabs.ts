import type { IconName } from '../icon'

/** The four places of the tab bar, the same for every role: the thumb learns them once. */
export const tabs = [
  { key: 'home', label: '首页', icon: 'home', path: '/pages/home/index' },
  { key: 'progress', label: '进度', icon: 'route', path: '/pages/progress/index' },
  { key: 'inbox', label: '消息', icon: 'bell', path: '/pages/inbox/index' },
  { key: 'mine', label: '我的', icon: 'user', path: '/pages/mine/index' },
] as const satisfies readonly { key: string; label: string; icon: IconName; path: string }[]

export type TabKey = (typeof tabs)[number]['key']

export const isTab = (path: string): boolean => tabs.some((tab) => path.split('?')[0] === tab.path)
