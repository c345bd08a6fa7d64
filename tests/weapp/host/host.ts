import { dispatch, NATIVE, QUIET } from './events'
import { type Target, textOf } from './find'
import { actOf, controlAt, isDisabled } from './native'
import type { Navigation } from './pages'
import { Screen } from './screen'
import type { ViewNode } from './tree'
import { call } from './tree'
import type { Scanned } from './wx/dialogs'
import type { AlbumPhoto } from './wx/pictures'

export type { HostOptions } from './phone'

const FINGER = { identifier: 0, pageX: 10, pageY: 10, clientX: 10, clientY: 10 }

/**
 * Runs a built WeChat mini-program in Node: its scripts in a bare realm, its WXML through WeChat's own compiler, a
 * person's touches as events. Proves what the app says and does, not how it looks (nothing is laid out here).
 * Whatever goes wrong on the way is in `problems`; a test ends with that list empty.
 */
export class Host extends Screen {
  async tap(target: Target): Promise<this> {
    const node = this.find(target)
    const control = controlAt(node)
    if (control && isDisabled(control)) throw new Error(`${String(target)} on ${this.route} is disabled`)
    const detail = { x: FINGER.pageX, y: FINGER.pageY }
    const touch = (type: string): number =>
      dispatch(this.eventStage, node, type, detail, { ...NATIVE, touches: [FINGER] })
    touch('touchstart')
    touch('touchend')
    const heard = touch('tap')
    const act = control ? actOf(control) : null
    if (act) {
      await this.settle()
      dispatch(this.eventStage, act.node, act.type, act.detail, QUIET)
    }
    if (heard === 0 && !act)
      throw new Error(`nothing on ${this.route} answers a tap on ${textOf(node).trim() || node.tag}`)
    return this.settle()
  }

  /** Types a text: focus, input, blur. Longer than `maxlength` is cut, as the keyboard does. */
  async input(target: Target, text: string): Promise<this> {
    const field = this.find(target)
    if (isDisabled(field)) throw new Error(`${String(target)} on ${this.route} is disabled`)
    const limit = Number(field.attr.maxlength ?? -1)
    const value = limit >= 0 ? text.slice(0, limit) : text
    dispatch(this.eventStage, field, 'focus', { value: field.attr.value ?? '', height: 0 }, QUIET)
    const heard = dispatch(this.eventStage, field, 'input', { value, cursor: value.length, keyCode: 0 }, QUIET)
    if (heard === 0) throw new Error(`nothing on ${this.route} hears what is typed into ${String(target)}`)
    await this.settle()
    dispatch(this.eventStage, this.again(target, field), 'blur', { value, cursor: value.length }, QUIET)
    return this.settle()
  }

  /** An event that no touch makes: `change` of a picker, `confirm` of a keyboard, `scrolltolower` … */
  async emit(target: Target, type: string, detail: Record<string, unknown> = {}): Promise<this> {
    const heard = dispatch(this.eventStage, this.find(target), type, detail, QUIET)
    if (heard === 0) throw new Error(`nothing on ${this.route} hears "${type}" of ${String(target)}`)
    return this.settle()
  }

  /** The back gesture. */
  async back(delta = 1): Promise<this> {
    this.life.mustLive()
    this.pages.back(delta)
    return this.settle()
  }

  /** Opens another page as the app's own navigation would; refuses what WeChat refuses. */
  async go(kind: Navigation, url: string): Promise<this> {
    this.life.mustLive()
    await this.pages.go(kind, url)
    return this.settle()
  }

  /** A tap on WeChat's own tab bar; a custom one is tapped like any other node. */
  async tapTab(text: string): Promise<this> {
    const index = this.dist.tabs.findIndex((tab) => tab.text === text)
    const tab = this.dist.tabs[index]
    if (!tab || this.dist.app.tabBar?.custom) throw new Error(`WeChat's tab bar has no "${text}"`)
    await this.pages.go('switchTab', `/${tab.pagePath}`)
    call(this.pages.top, 'onTabItemTap', this.realm.own({ index, pagePath: tab.pagePath, text }))
    return this.settle()
  }

  /** Pulls the page down to refresh it. */
  async pullDown(): Promise<this> {
    if (!this.dist.part(this.route)?.enablePullDownRefresh) throw new Error(`${this.route} cannot be pulled down`)
    return this.pageEvent('onPullDownRefresh')
  }

  /** Scrolls to the end of the page. */
  async reachBottom(): Promise<this> {
    return this.pageEvent('onReachBottom')
  }

  /** The page's share card, as the menu asks for it. */
  share(): unknown {
    return call(this.pages.top, 'onShareAppMessage', this.realm.own({ from: 'menu' }))
  }

  /** Answers the scanner: a code's text, all of what was read, or null when the person gives up. */
  async scan(code: string | Scanned | null): Promise<this> {
    this.dialogs.camera.answer(typeof code === 'string' ? { result: code } : code)
    return this.settle()
  }

  /** Answers the chooser of photos (or the next one): some of the album, null for none, or that the phone forbids it. */
  async photos(chosen: AlbumPhoto[] | null | 'denied'): Promise<this> {
    this.pictures.chooser.answer(chosen)
    return this.settle()
  }

  /** Answers the dialog on screen (or the next one). */
  async answer(confirm: boolean, content?: string): Promise<this> {
    this.dialogs.modal.answer({ confirm, content })
    return this.settle()
  }

  /** Chooses from the sheet on screen (or the next one) by text or place; null closes it. */
  async choose(item: string | number | null): Promise<this> {
    this.dialogs.sheet.answer(item)
    return this.settle()
  }

  private async pageEvent(name: string): Promise<this> {
    if (typeof this.pages.top.instance[name] !== 'function') throw new Error(`${this.route} has no ${name}`)
    this.guard(() => void call(this.pages.top, name))
    return this.settle()
  }

  /** A field after its own input was handled: its node was drawn anew. */
  private again(target: Target, before: ViewNode): ViewNode {
    if (typeof target !== 'object' || !('tag' in target)) return this.find(target)
    const { id } = before.attr
    return (id ? this.$$(`#${String(id)}`)[0] : undefined) ?? before
  }
}
