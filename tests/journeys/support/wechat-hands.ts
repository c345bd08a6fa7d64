import type { Host } from '../../weapp/host'
import { locate, shown } from '../../weapp/host/find'
import type { ViewNode } from '../../weapp/host/tree'
import { type Hands, patienceMs } from './hands'

const plain = (text: string): string => text.replace(/\s+/g, ' ')

/** Hands on the built mini-program. */
export function wechatHands(host: Host): Hands {
  const shows = (words: string | RegExp): boolean => {
    const screen = plain(host.text())
    return typeof words === 'string' ? screen.includes(words) : words.test(screen)
  }
  /** What is called so, in the sheet that lies above everything if there is one; the reason why not otherwise. */
  const called = (words: string | RegExp): { node: ViewNode } | { why: string } => {
    const sheet = host.$$('[aria-role=dialog]').filter(shown).at(-1)
    try {
      return { node: locate(sheet ?? host.screen, words) }
    } catch (error) {
      return { why: (error as Error).message }
    }
  }
  const fieldOf = (label: string): string | undefined => {
    const labelled = host.$$('label').find((node) => plain(host.text(node)).trim() === label)?.attr.for
    return labelled === undefined ? undefined : `[id=${String(labelled)}]`
  }
  return {
    on: 'mini-program',
    async tap(words) {
      let found = called(words)
      await host.until(
        () => {
          found = called(words)
          return 'node' in found
        },
        String(words),
        patienceMs,
      )
      if ('node' in found) await host.tap(found.node)
    },
    async type(label, text) {
      await host.until(() => fieldOf(label) !== undefined, label, patienceMs)
      await host.input(fieldOf(label) as string, text)
    },
    async giveCode(code) {
      await host.scan(code)
      await host.tap('扫门牌码')
    },
    see: async (words) => void (await host.until(() => shows(words), String(words), patienceMs)),
    seeNot: async (words) => void (await host.until(() => !shows(words), `the end of ${String(words)}`, patienceMs)),
    read: async () => plain(host.text()),
    back: async () => void (await host.back()),
    async pocket(ms) {
      await host.hide()
      await host.advance(ms)
      await host.show()
    },
    picture: () => Promise.resolve(),
    problems: () => host.problems,
    close: () => host.close(),
  }
}
