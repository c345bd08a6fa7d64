import { eventChannel } from '../channel'
import type { Navigation, Pages } from '../pages'
import { act, api, type CallStage, type Wx, WxFail } from './call'

/** Pages, their titles, the tab bar's badges, scrolling and pull-down. */
export function navigationApi(stage: CallStage, pages: () => Pages) {
  const go = (kind: Navigation) => async (option: { url: string }) => pages().go(kind, option.url)
  const done = () => {}
  return {
    navigateTo: api(stage, 'navigateTo', async ({ url, events }) => {
      const { opener, opened } = eventChannel(events as Parameters<typeof eventChannel>[0])
      await pages().go('navigateTo', url, opened)
      return { eventChannel: opener as never }
    }),
    redirectTo: act(stage, 'redirectTo', go('redirectTo')),
    reLaunch: act(stage, 'reLaunch', go('reLaunch')),
    switchTab: act(stage, 'switchTab', go('switchTab')),
    navigateBack: act(stage, 'navigateBack', ({ delta = 1 }) => pages().back(delta)),
    setNavigationBarTitle: act(stage, 'setNavigationBarTitle', ({ title }) => {
      pages().top.title = title
    }),
    setNavigationBarColor: act(stage, 'setNavigationBarColor', done),
    setBackgroundColor: act(stage, 'setBackgroundColor', done),
    setBackgroundTextStyle: act(stage, 'setBackgroundTextStyle', done),
    hideHomeButton: act(stage, 'hideHomeButton', done),
    pageScrollTo: act(stage, 'pageScrollTo', done),
    startPullDownRefresh: act(stage, 'startPullDownRefresh', done),
    stopPullDownRefresh: act(stage, 'stopPullDownRefresh', done),
    hideKeyboard: act(stage, 'hideKeyboard', done),
    setTabBarBadge: act(stage, 'setTabBarBadge', ({ index, text }) => {
      pages().mustStandOnTab()
      if (!stage.tabs[index]) throw new WxFail('tabbar item not found')
      pages().badges.set(index, text)
    }),
    removeTabBarBadge: act(stage, 'removeTabBarBadge', ({ index }) => {
      pages().mustStandOnTab()
      pages().badges.delete(index)
    }),
  } satisfies Partial<Wx>
}
