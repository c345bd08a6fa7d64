/** How a window is looked at: what of `newPhone` or `newDesk`, and what the person chose under 我的. */
const looks = {
  phone: { desk: false },
  dark: { desk: false, dark: true },
  care: { desk: false, care: true },
  narrow: { desk: false, care: true, width: 320 },
  desk: { desk: true },
  deskDark: { desk: true, dark: true },
}

const page = (path) => ({ path })
const home = page('/pages/home/index')
const progress = page('/pages/progress/index')
const inbox = page('/pages/inbox/index')
const mine = page('/pages/mine/index')
const visit = page('/packages/volunteer/visit/index')
const points = page('/packages/volunteer/points/index')
const review = page('/packages/street/review/index')
/** The board of the building site that every demo street has. */
const landing = page('/pages/report/index?code=GD8V3X5T')
const queue = page('/packages/street/queue/index')
const counter = page('/packages/street/counter/index')
const stock = page('/packages/street/stock/index')
const goods = page('/packages/volunteer/goods/index')
const refer = page('/packages/volunteer/refer/index')
const directory = (name) => page(`/packages/directory/${name}/index`)
const security = page('/packages/own/security/index')

/** A visit recorded without a signal, and the list that shows it waiting. */
async function recordOffline(window) {
  await goTo(window, visit.path)
  const button = window.getByRole('button', { name: '没有问题' })
  await button.waitFor()
  await window.context().setOffline(true)
  await button.click()
  await goTo(window, progress.path)
  await seen(window, '待发送').first().waitFor()
  // The word of thanks covers what is to be seen, for some seconds.
  await seen(window, '记好了').first().waitFor({ state: 'detached' })
}

/** As far as the second of the five steps. */
async function toldWhat(window) {
  await seen(window, '工资没发、少发').first().click()
  for (const words of ['工资没发', '还在干']) await window.getByRole('radio', { name: words }).click()
  await button(window, '下一步：欠了多少').click()
  await window.getByRole('radio', { name: '1 万 – 3 万' }).click()
  await window.getByRole('radio', { name: '10 人以上' }).click()
  await window.getByRole('radio', { name: '1 万 – 3 万' }).scrollIntoViewIfNeeded()
}

/** Handed in without a name, and the receipt. */
async function handedIn(window) {
  await toldWhat(window)
  await button(window, '下一步：在哪儿干的活').click()
  await window.getByRole('radio', { name: '分包、劳务公司' }).click()
  await button(window, '下一步：有没有照片').click()
  await button(window, '没有照片，下一步').click()
  await window.getByRole('radio', { name: /^不留姓名/ }).click()
  await button(window, '交给街道').click()
  await seen(window, '街道收到了，放心').first().waitFor()
}

/** The first case of the mediator's day. */
async function openedCase(window) {
  await seen(window, /·\d+ 人/)
    .first()
    .click()
  await seen(window, '谁在办').first().waitFor()
}

/** Something reserved, and the code for the window. */
async function reserved(window) {
  await window.getByRole('button', { name: /^香皂/ }).first().click()
  await button(window, '换这一件').click()
  await button(window, /^换这一件，存/).click()
  await seen(window, '给窗口的同志扫一扫').first().waitFor()
}

const button = (window, name) => window.getByRole('button', { name }).filter({ visible: true }).last()
const seen = (window, words) => window.getByText(words).filter({ visible: true })
const goTo = (window, path) =>
  window.evaluate((hash) => {
    location.hash = hash
  }, path)

/**
 * Every picture: its name, who looks, how, and at what. `act` does something on the page first; what a page says of a
 * network that was cut on purpose (`offline`) is no fault.
 */
export const pictures = [
  { name: 'sign-in', look: looks.phone, screen: page('/pages/sign-in/index') },
  { name: 'home', who: 'volunteer', look: looks.phone, screen: home },
  { name: 'home-dark', who: 'volunteer', look: looks.dark, screen: home },
  { name: 'home-care', who: 'volunteer', look: looks.care, screen: home },
  { name: 'home-care-320', who: 'volunteer', look: looks.narrow, screen: home },
  { name: 'home-desk', who: 'volunteer', look: looks.desk, screen: home },
  { name: 'home-two-roles', who: 'both', look: looks.phone, screen: home },
  { name: 'visit', who: 'volunteer', look: looks.phone, screen: visit },
  { name: 'visit-dark', who: 'volunteer', look: looks.dark, screen: visit },
  { name: 'visit-care-320', who: 'volunteer', look: looks.narrow, screen: visit },
  { name: 'visit-desk', who: 'volunteer', look: looks.desk, screen: visit },
  { name: 'progress', who: 'volunteer', look: looks.phone, screen: progress },
  { name: 'outbox', who: 'volunteer', look: looks.phone, screen: progress, act: recordOffline, offline: true },
  { name: 'progress-desk', who: 'volunteer', look: looks.desk, screen: progress },
  { name: 'inbox', who: 'volunteer', look: looks.phone, screen: inbox },
  { name: 'points', who: 'volunteer', look: looks.phone, screen: points },
  { name: 'points-desk', who: 'volunteer', look: looks.desk, screen: points },
  { name: 'mine', who: 'volunteer', look: looks.phone, screen: mine },
  { name: 'mine-care', who: 'volunteer', look: looks.care, screen: mine },
  { name: 'review', who: 'communityStaff', look: looks.phone, screen: review },
  { name: 'review-desk', who: 'communityStaff', look: looks.desk, screen: review },
  { name: 'landing', look: looks.phone, screen: landing },
  { name: 'landing-care', look: looks.care, screen: landing },
  { name: 'report-step-2', look: looks.phone, screen: landing, act: toldWhat },
  { name: 'receipt', look: looks.phone, screen: landing, act: handedIn },
  { name: 'receipt-320', look: looks.narrow, screen: landing, act: handedIn },
  { name: 'queue-desk', who: 'streetStaff', look: looks.desk, screen: queue },
  { name: 'queue', who: 'streetStaff', look: looks.phone, screen: queue },
  { name: 'day', who: 'mediator', look: looks.phone, screen: home },
  { name: 'case', who: 'mediator', look: looks.phone, screen: home, act: openedCase },
  { name: 'case-dark', who: 'mediator', look: looks.dark, screen: home, act: openedCase },
  { name: 'case-desk', who: 'mediator', look: looks.desk, screen: home, act: openedCase },
  { name: 'refer', who: 'volunteer', look: looks.phone, screen: refer },
  { name: 'goods', who: 'volunteer', look: looks.phone, screen: goods },
  { name: 'pickup', who: 'volunteer', look: looks.phone, screen: goods, act: reserved },
  { name: 'counter', who: 'streetStaff', look: looks.phone, screen: counter },
  { name: 'counter-desk', who: 'streetStaff', look: looks.desk, screen: counter },
  { name: 'stock-desk', who: 'streetStaff', look: looks.desk, screen: stock },
  { name: 'sign-in-desk', look: looks.desk, screen: page('/pages/sign-in/index') },
  { name: 'security', who: 'streetStaff', look: looks.phone, screen: security },
  { name: 'directory-desk', who: 'streetStaff', look: looks.desk, screen: directory('hub') },
  { name: 'directory', who: 'communityStaff', look: looks.phone, screen: directory('hub') },
  { name: 'organisation-desk', who: 'administrator', look: looks.desk, screen: directory('organisation') },
  { name: 'places-desk', who: 'streetStaff', look: looks.desk, screen: directory('places') },
  { name: 'places', who: 'communityStaff', look: looks.phone, screen: directory('places') },
  { name: 'radar-desk', who: 'streetStaff', look: looks.desk, screen: directory('radar') },
  { name: 'radar', who: 'communityStaff', look: looks.phone, screen: directory('radar') },
  { name: 'people-desk', who: 'streetStaff', look: looks.desk, screen: directory('people') },
  { name: 'applications', who: 'communityStaff', look: looks.phone, screen: directory('applications') },
  { name: 'duty-desk', who: 'streetStaff', look: looks.desk, screen: directory('duty') },
  { name: 'duty', who: 'mediator', look: looks.phone, screen: directory('duty') },
  { name: 'place-import-desk', who: 'streetStaff', look: looks.desk, screen: directory('place-import') },
  { name: 'review-desk-dark', who: 'streetStaff', look: looks.deskDark, screen: review },
]
