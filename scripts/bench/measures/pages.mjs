import { paths } from '../../lib/paths.mjs'
import { PlainError } from '../../lib/plain-error.mjs'
import { runTs } from '../../lib/run-ts.mjs'
import { kb, median } from '../figures.mjs'
import { limits } from '../limits.mjs'
import { rowOf } from '../rows.mjs'
import { screens } from '../screens.mjs'

/** Longer than anything of ours waits for somebody to settle. */
const restMs = 500
const launches = 5

/**
 * What the mini-program hands to WeChat's view layer when a page opens and when it is touched, in the host of the tests:
 * signed in, nothing kept from before, every list as full as it gets. And how long the first page takes to come to rest.
 */
export const pages = {
  name: 'pages',
  title: '小程序的页面',
  needs: ['functions', 'weapp'],
  async run(workshop, report) {
    const street = await workshop.street('usual', report)
    const { Host } = await runTs('tests/weapp/host/index.ts')
    const open = async (who, url) => {
      const cloud = together((name, data, { openid }) => street.cloud.invoke(name, data, { openid }))
      return new Host(paths.weapp, { cloud, caller: { openid: who.openid, appid: 'wx-bench' } }).launch(url)
    }
    const rows = [rowOf('首页', await firstPageMs(open, workshop), limits.firstPageMs)]
    for (const page of new Host(paths.weapp).dist.pages) {
      report(page)
      rows.push(...(await rowsOf(page, { open, street, bench: workshop.bench })))
    }
    return rows
  },
}

/** Answers to what was asked together come together: the worst that the view can meet, and the same in every run. */
function together(invoke) {
  let underWay = 0
  const release = []
  return async (...about) => {
    underWay += 1
    try {
      const { result } = await invoke(...about)
      return result
    } finally {
      underWay -= 1
      if (underWay > 0) await new Promise((resolve) => release.push(resolve))
      else for (const resolve of release.splice(0)) resolve()
    }
  }
}

async function firstPageMs(open, { bench }) {
  const all = []
  for (let launch = 0; launch < launches; launch++) {
    const startedMs = performance.now()
    const host = await open(bench.players.volunteer, '/pages/home/index')
    all.push(performance.now() - startedMs)
    await host.close()
  }
  return median(all)
}

async function rowsOf(page, { open, street, bench }) {
  if (!Object.hasOwn(screens, page))
    throw new PlainError(`screens.mjs 里还没写 ${page} 这一页由谁打开。`, `The page ${page} is not in screens.mjs.`)
  const { who, query, taps = [] } = screens[page]
  const { person, nth } = bench.playerNamed(who)
  const asked = query ? `?${await query(street, { ...bench.things, nth })}` : ''
  const host = await open(person, `/${page}${asked}`)
  const sent = () => host.setDataLog.filter(({ on }) => on === page || !on.startsWith('p')).map(({ bytes }) => bytes)
  const opening = sent()
  const rows = [
    rowOf(page, kb(opening[0] ?? 0), limits.firstSetDataKb),
    rowOf(page, kb(Math.max(0, ...opening)), limits.openingKb),
  ]
  // What a page asks only once somebody has stayed on it for a moment (the roster beside a report) is there before it is tapped.
  if (taps.length > 0) await host.advance(restMs)
  for (const tap of taps) {
    const words = tap.turn ?? tap
    const before = sent().length
    await host.tap(host.allByText(words)[0] ?? words)
    const bytes = sent().slice(before)
    const limit = tap.turn ? limits.turnKb : limits.tapKb
    rows.push(rowOf(`${page} 点「${words}」`, kb(bytes.reduce((sum, each) => sum + each, 0)), limit))
  }
  const { problems } = host
  await host.close()
  if (problems.length > 0)
    throw new PlainError(`${page} 打开时出了错，见上。`, `${page} reported problems.`, problems.join('\n'))
  return rows
}
