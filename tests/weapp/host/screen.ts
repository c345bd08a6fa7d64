import { depthOf, everyNode, locate, only, screenOf, select, type Target, textOf, withLabel, withText } from './find'
import type { Page } from './pages'
import { nextTurn, Phone, SETTLE_LIMIT_MS } from './phone'
import type { ViewNode } from './tree'

/** What a person sees on the phone, and what showing it costs. */
export class Screen extends Phone {
  get top(): Page {
    return this.pages.top
  }

  get route(): string {
    return this.pages.top.path
  }

  get title(): string {
    return this.pages.top.title
  }

  /** Routes of the open pages, the one on screen last. */
  get stack(): string[] {
    return this.pages.stack.map((page) => page.path)
  }

  get badges(): ReadonlyMap<number, string> {
    return this.pages.badges
  }

  get toast(): string | null {
    return this.dialogs.toasts.at(-1) ?? null
  }

  /** The words on screen, or below one node. */
  text(target?: Target): string {
    return textOf(target === undefined ? this.screen : this.find(target)).trim()
  }

  find(target: Target): ViewNode {
    this.life.mustLive()
    return locate(this.screen, target)
  }

  $$(selector: string): ViewNode[] {
    return select(this.screen, selector)
  }

  /** The one innermost node with this text; `within` narrows the search. */
  byText(text: string | RegExp, within: Target = this.screen): ViewNode {
    const root = this.find(within)
    return only(withText(root, text), text, root)
  }

  /** The one node with this aria-label. */
  byLabel(label: string | RegExp, within: Target = this.screen): ViewNode {
    const root = this.find(within)
    return only(withLabel(root, label), label, root)
  }

  allByText(text: string | RegExp): ViewNode[] {
    return withText(this.screen, text)
  }

  has(text: string | RegExp): boolean {
    return this.allByText(text).length > 0
  }

  nodeCount(): number {
    return [...everyNode(this.screen)].length
  }

  depth(): number {
    return depthOf(this.screen)
  }

  /** The root of the page on screen. */
  get screen(): ViewNode {
    return screenOf(this.pages.top)
  }

  /** Waits until something holds; for what takes longer than one step. */
  async until(holds: () => boolean, what = 'what was waited for', limitMs = SETTLE_LIMIT_MS): Promise<this> {
    const startedAt = Date.now()
    while (!holds()) {
      this.life.mustLive()
      if (Date.now() - startedAt > limitMs) throw new Error(`${what} did not come; the screen says:\n${this.text()}`)
      await nextTurn(5)
    }
    return this.settle()
  }
}
