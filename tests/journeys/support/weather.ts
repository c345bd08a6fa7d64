import type { CloudFate } from '../../weapp/host'
import type { Cloud } from '../../weapp/host/wx/cloud'
import type { Chance } from './chance'

/**
 * The bad weather between a phone and the street, drawn by chance: requests that never leave, that arrive twice or only
 * later, and answers that are lost on the way back.
 */
export function makeWeather(chance: Chance, cloud: Cloud) {
  /** Requests that the network has taken and not yet brought. */
  const onTheWay: (() => Promise<unknown>)[] = []
  let fair = false

  return {
    /** What the phone hears of a call; `answered` also stands for those that `cloud` below lets go astray. */
    fate: (): CloudFate =>
      fair
        ? 'answered'
        : chance.weighed<CloudFate>({
            answered: 66,
            lost: 14,
            unsent: 8,
            crashed: 5,
            lostSilently: 4,
            silent: 3,
          }),
    cloud: (async (name, data, caller) => {
      const send = () => cloud(name, data, caller)
      const way = fair ? 'once' : chance.weighed({ once: 75, twice: 15, later: 10 })
      if (way === 'once') return send()
      if (way === 'twice') return (await Promise.all([send(), send()]))[0]
      onTheWay.push(send)
      throw new Error('the connection was reset')
    }) satisfies Cloud,
    /** What was late arrives now, in any order; nobody waits for its answer any more. */
    async bringTheLate(): Promise<void> {
      const late = onTheWay.splice(0).sort(() => chance.next() - 0.5)
      await Promise.all(late.map((send) => send().catch(() => undefined)))
    },
    clearUp(): void {
      fair = true
    },
  }
}
