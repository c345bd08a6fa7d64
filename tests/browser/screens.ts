import type { Hands } from '../journeys/support/hands'
import type { People } from './people'

/** Whose screen: one of the people, or nobody who is signed in. */
export type Who = 'nobody' | Exclude<keyof People, 'doors'>

export type Screen = {
  name: string
  who: Who
  path: string
  /** What the finished page says. */
  shows: string
  /** What is touched then, and what comes of it. */
  further?: (hands: Hands) => Promise<void>
}

export const paths = {
  home: 'pages/home/index',
  progress: 'pages/progress/index',
  inbox: 'pages/inbox/index',
  mine: 'pages/mine/index',
  signIn: 'pages/sign-in/index',
  visit: 'packages/volunteer/visit/index',
  points: 'packages/volunteer/points/index',
  review: 'packages/street/review/index',
} as const

/** Every page and every home, with something on it: looked at in every light. */
export const pages: Screen[] = [
  { name: 'home of a visitor', who: 'nobody', path: paths.home, shows: '想当小红帽志愿者' },
  { name: 'home of a volunteer', who: 'volunteer', path: paths.home, shows: '等您看一眼' },
  { name: 'home of the community', who: 'staff', path: paths.home, shows: '等得最久的' },
  { name: 'sign-in', who: 'nobody', path: paths.signIn, shows: '街道发给您的账号' },
  { name: 'visit', who: 'volunteer', path: paths.visit, shows: '怎么样？' },
  { name: 'progress', who: 'volunteer', path: paths.progress, shows: '街道已收到' },
  { name: 'points', who: 'volunteer', path: paths.points, shows: '每一笔' },
  { name: 'inbox', who: 'volunteer', path: paths.inbox, shows: '走访核实了' },
  { name: 'mine', who: 'volunteer', path: paths.mine, shows: '看得舒服些' },
  { name: 'review', who: 'staff', path: paths.review, shows: '柳溪花园二期工地' },
]

/** The same pages for other people, who find them empty or closed. */
const others: Screen[] = [
  { name: 'home of a newcomer', who: 'newcomer', path: paths.home, shows: '还没有积分，记一次走访就有' },
  { name: 'home of a resident', who: 'resident', path: paths.home, shows: '想当小红帽志愿者' },
  { name: 'progress of a visitor', who: 'nobody', path: paths.progress, shows: '先登录，再看这里' },
  { name: 'progress of the community', who: 'staff', path: paths.progress, shows: '这里放您交上去的事' },
  { name: 'points of a newcomer', who: 'newcomer', path: paths.points, shows: '还没有积分' },
  { name: 'points of a grid worker', who: 'gridWorker', path: paths.points, shows: '网格员的走访不计分' },
  { name: 'inbox of a newcomer', who: 'newcomer', path: paths.inbox, shows: '还没有消息' },
  { name: 'review by a volunteer', who: 'volunteer', path: paths.review, shows: '这一页不是您现在的身份用的' },
]

/** What is asked in a sheet above a page. */
const sheets: Screen[] = [
  {
    name: 'visit, typing a code',
    who: 'volunteer',
    path: paths.visit,
    shows: '怎么样？',
    further: async (hands) => {
      await hands.tap('扫门牌码')
      await hands.see('扫不上，就写码下面的 8 位')
    },
  },
  {
    name: 'visit, a clue',
    who: 'volunteer',
    path: paths.visit,
    shows: '怎么样？',
    further: async (hands) => {
      await hands.tap('听到点情况')
      await hands.see('大概是什么事？')
    },
  },
  {
    name: 'progress, one visit',
    who: 'volunteer',
    path: paths.progress,
    shows: '街道已收到',
    further: async (hands) => {
      await hands.tap(/^柳溪花园二期工地，/)
      await hands.see('等社区看')
    },
  },
  {
    name: 'progress, a sentence',
    who: 'volunteer',
    path: paths.progress,
    shows: '街道已收到',
    further: async (hands) => {
      await hands.tap('补一句说明')
      await hands.see('是怎么回事？')
    },
  },
  {
    name: 'progress, taking back',
    who: 'volunteer',
    path: paths.progress,
    shows: '街道已收到',
    further: async (hands) => {
      await hands.tap(/^柳溪花园二期工地，/)
      await hands.tap('撤回')
      await hands.see('撤回这一条？')
    },
  },
  {
    name: 'home, another role',
    who: 'volunteer',
    path: paths.home,
    shows: '等您看一眼',
    further: async (hands) => {
      await hands.tap(/^现在的身份/)
      await hands.see('换个身份')
    },
  },
  {
    name: 'mine, leaving',
    who: 'volunteer',
    path: paths.mine,
    shows: '看得舒服些',
    further: async (hands) => {
      await hands.tap('退出登录')
      await hands.see('退出登录？')
    },
  },
  {
    name: 'review, refusing',
    who: 'staff',
    path: paths.review,
    shows: '柳溪花园二期工地',
    further: async (hands) => {
      // On a phone the visit opens as a sheet; on the desk the first is open already.
      if (!(await hands.read()).includes('不算数，写明原因')) await hands.tap(/^柳溪花园二期工地，/)
      await hands.tap('不算数，写明原因')
      await hands.see('为什么不算数？')
    },
  },
]

export const everything: Screen[] = [...pages, ...others, ...sheets]
