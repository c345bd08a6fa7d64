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
  { name: 'review-desk-dark', who: 'streetStaff', look: looks.deskDark, screen: review },
]
