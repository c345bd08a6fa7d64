import path from 'node:path'
import { CUSTOM_TAB_BAR } from '../dist'
import type { EventChannel } from './channel'
import { pageLifetime, type Renderer, type Stage, selectPart } from './renderer'
import { call, type Instance, type Owner } from './tree'
import { WxFail } from './wx/call'

/** An open page: an owner with an address, a title and perhaps the page that opened it listening. */
export interface Page extends Owner {
  query: Record<string, string>
  title: string
  channel: EventChannel | null
  isTab: boolean
}

export type Navigation = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab'

/** WeChat refuses an eleventh page on the stack. */
const STACK_LIMIT = 10

/** The stack of pages and the tab pages kept alive beside it, with their life told in WeChat's order. */
export class Pages {
  readonly stack: Page[] = []
  readonly badges = new Map<number, string>()
  private readonly keptTabs = new Map<string, Page>()
  private nextId = 1

  constructor(
    private readonly stage: Stage,
    private readonly renderer: Renderer,
    private readonly pageApi: (page: Owner) => object,
  ) {}

  /** The page on screen. */
  get top(): Page {
    const top = this.stack.at(-1)
    if (!top) throw new Error('no page is open: launch() first')
    return top
  }

  async go(kind: Navigation, url: string, channel: EventChannel | null = null): Promise<void> {
    const here = this.stack.length ? path.posix.dirname(this.top.path) : ''
    const { route, query } = parseUrl(url.startsWith('/') ? url : path.posix.join('/', here, url))
    const isTab = this.tabIndex(route) >= 0
    if (!this.stage.dist.pages.includes(route)) throw new WxFail(`page "${route}" is not found`)
    if (isTab && (kind === 'navigateTo' || kind === 'redirectTo')) throw new WxFail(`can not ${kind} a tabbar page`)
    if (!isTab && kind === 'switchTab') throw new WxFail('can not switch to no-tabBar page')
    if (kind === 'navigateTo' && this.stack.length >= STACK_LIMIT) throw new WxFail('webview count limit exceed')
    if (kind === 'switchTab') return this.switchTab(route)
    if (kind === 'navigateTo') this.hide(this.top)
    if (kind === 'redirectTo') this.close()
    if (kind === 'reLaunch') this.closeAll()
    await this.open(route, query, channel, isTab)
  }

  back(delta: number): void {
    if (this.stack.length <= 1) throw new WxFail('cannot navigate back at first page.')
    const steps = Math.min(Math.max(delta, 1), this.stack.length - 1)
    for (let step = 0; step < steps; step += 1) this.close()
    this.show(this.top)
  }

  /** The index of a tab on whose page the app stands; the platform refuses badges elsewhere. */
  mustStandOnTab(): void {
    if (!this.top.isTab) throw new WxFail('not TabBar page')
  }

  show(page: Page): void {
    this.stage.guard(() => void call(page, 'onShow'))
    pageLifetime(page, 'show', this.stage.guard)
  }

  hide(page: Page): void {
    this.stage.guard(() => void call(page, 'onHide'))
    pageLifetime(page, 'hide', this.stage.guard)
  }

  tabIndex(route: string): number {
    return this.stage.dist.tabs.findIndex((tab) => tab.pagePath === route)
  }

  private async switchTab(route: string): Promise<void> {
    if (this.top.path === route) return
    // Pages above the tab page close; a tab page that was on screen is hidden and kept.
    while (this.stack.length && !this.top.isTab) {
      this.close()
      if (this.stack.at(-1)?.path === route) return this.show(this.top)
      if (this.stack.at(-1)?.isTab) {
        this.stack.pop() // already hidden when the page above it opened
        break
      }
    }
    const leaving = this.stack.pop()
    if (leaving) this.hide(leaving)
    const kept = this.keptTabs.get(route)
    if (!kept) return this.open(route, {}, null, true)
    this.stack.push(kept)
    this.show(kept)
  }

  private async open(
    route: string,
    query: Record<string, string>,
    channel: EventChannel | null,
    isTab: boolean,
  ): Promise<void> {
    const { stage } = this
    if (!stage.realm.pages.has(route)) {
      this.loadParts(route)
      if (isTab && stage.dist.app.tabBar?.custom) {
        this.loadParts(CUSTOM_TAB_BAR)
        if (!stage.realm.components.has(CUSTOM_TAB_BAR)) stage.realm.load(CUSTOM_TAB_BAR)
      }
      stage.realm.load(route)
    }
    const page = this.make(route, query, channel, isTab)
    if (isTab) this.keptTabs.set(route, page)
    this.stack.push(page)
    stage.guard(() => this.renderer.render(page))
    stage.guard(() => void call(page, 'onLoad', query))
    this.show(page)
    await new Promise((resolve) => setTimeout(resolve))
    if (!page.gone && stage.alive()) stage.guard(() => void call(page, 'onReady'))
  }

  private make(route: string, query: Record<string, string>, channel: EventChannel | null, isTab: boolean): Page {
    const { stage } = this
    const definition = stage.realm.pages.get(route)
    if (!definition) throw new Error(`${route}.js has not called Page()`)
    const { data = {}, ...words } = definition as { data?: Record<string, unknown> }
    const pageId = this.nextId++
    const custom = isTab && stage.dist.app.tabBar?.custom === true
    const page: Page = {
      path: route,
      pageId,
      definition,
      instance: Object.assign(Object.create({}) as Instance, words, { data: stage.realm.own(data) }),
      viewData: stage.view.own(data),
      tree: null,
      host: null,
      parts: new Map(),
      extras: new Map(custom ? [['custom-tab-bar', CUSTOM_TAB_BAR]] : []),
      given: '',
      waiting: [],
      gone: false,
      query,
      title: stage.dist.part(route)?.navigationBarTitleText ?? stage.dist.app.window?.navigationBarTitleText ?? '',
      channel,
      isTab,
    }
    Object.assign(page.instance, this.pageApi(page), {
      route,
      __route__: route,
      is: route,
      options: stage.realm.own(query),
      getPageId: () => `page_${pageId}`,
      setData: (change: Record<string, unknown>, done?: () => void) =>
        this.renderer.setData(page, change, done ?? null),
      selectComponent: (selector: string) => selectPart(page, selector),
      getTabBar: () => [...page.parts.values()].find((part) => part.path === CUSTOM_TAB_BAR)?.instance ?? null,
      getOpenerEventChannel: () => channel,
    })
    return page
  }

  /** Components first, those they use before themselves, as the platform loads them. */
  private loadParts(id: string, above: string[] = []): void {
    for (const part of this.stage.dist.componentsOf(id).values()) {
      if (this.stage.realm.components.has(part) || above.includes(part)) continue
      if (!this.stage.dist.part(part)?.component) throw new Error(`${id} uses ${part}, which is no component`)
      this.loadParts(part, [...above, part])
      this.stage.realm.load(part)
    }
  }

  private close(): void {
    const page = this.stack.pop()
    if (page) this.unload(page)
  }

  private closeAll(): void {
    while (this.stack.length) this.close()
    for (const page of [...this.keptTabs.values()]) this.unload(page)
  }

  private unload(page: Page): void {
    this.renderer.detach(page)
    this.stage.guard(() => void call(page, 'onUnload'))
    if (this.keptTabs.get(page.path) === page) this.keptTabs.delete(page.path)
  }
}

/** `/pages/x/index?a=1` → its route and its query, values as written: WeChat does not decode them. */
export function parseUrl(url: string): { route: string; query: Record<string, string> } {
  const [route = '', search = ''] = url.replace(/^\//, '').split('?')
  const pairs = search.split('&').filter(Boolean)
  const query = pairs.map((pair) => {
    const at = pair.indexOf('=')
    return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
  })
  return { route, query: Object.fromEntries(query) as Record<string, string> }
}
