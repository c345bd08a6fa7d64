import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import type { Dist } from '../dist'
import { shownChildren } from './find'
import type { Host } from './host'
import type { ViewChild, ViewNode } from './tree'
import { NAVIGATION_BAR_PX, screenHeightOf } from './wx/device'

/**
 * Draws the screen a host shows: its tree as elements, its WXSS through WeChat's own compiler, in Chromium. Good for
 * looking at our own layout; native controls are only hinted at, and a phone's engine may differ.
 */
export async function draw(
  host: Host,
  browser: Browser,
  file: string,
  options: { fullPage?: boolean } = {},
): Promise<string[]> {
  const { windowWidth: width, theme } = host.device
  const height = screenHeightOf(host.device)
  // A mobile context, or rpx is computed from the landscape height.
  const context = await browser.newContext({
    viewport: { width, height },
    screen: { width, height },
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 2,
    colorScheme: theme,
  })
  const faults: string[] = []
  try {
    const page = await context.newPage()
    page.on('pageerror', (error) => faults.push(String(error)))
    await page.setContent(`<!doctype html><html><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${PLATFORM_STYLE}</style></head>
<body>${bars(host)}<main>${shownChildren(host.screen)
      .map((child) => html(child, host.dist))
      .join('')}</main></body></html>`)
    // As a string: the compiled style is a script of its own, not a function of ours.
    for (const script of styles(host)) await page.evaluate(`${script}\n;undefined`)
    await page.evaluate('Promise.all([...document.images].map((image) => image.decode().catch(() => {})))')
    await page.screenshot({ path: file, fullPage: options.fullPage === true })
  } finally {
    await context.close()
  }
  return faults
}

/** The style of the app, then of the page, then of every component on it. */
function styles(host: Host): string[] {
  const ids = ['app', host.route, ...componentsOn(host.screen)]
  return ids
    .map((id) => `${id}.wxss`)
    .filter((file) => host.dist.has(file) && host.dist.read(file).trim() !== '')
    .map((file) => {
      const run = host.dist.compileWxss(file)
      if (run.failed !== null) throw new Error(`wcsc refuses ${file}: ${run.failed}`)
      return run.output
    })
}

function componentsOn(node: ViewNode, found = new Set<string>()): Set<string> {
  if (node.component) found.add(node.component.path)
  for (const child of shownChildren(node)) if (typeof child === 'object') componentsOn(child, found)
  return found
}

function html(child: ViewChild, dist: Dist): string {
  if (typeof child === 'string') return escaped(child)
  const { attr, tag } = child
  const given = ['id', 'class', 'type', 'size']
    .filter((name) => attr[name])
    .map((name) => `${name}="${escaped(String(attr[name]))}"`)
  const states = ['hidden', 'disabled', 'checked'].filter((name) => attr[name] !== undefined && attr[name] !== false)
  const style = attr.style ? [`style="${escaped(inPx(String(attr.style)))}"`] : []
  const virtual = (child.component?.definition.options as { virtualHost?: boolean } | undefined)?.virtualHost
    ? ['data-virtual']
    : []
  return `<${[tag, ...given, ...states, ...style, ...virtual].join(' ')}>${inside(child, dist)}</${tag}>`
}

function inside(node: ViewNode, dist: Dist): string {
  const { attr } = node
  switch (node.tag) {
    case 'wx-image':
      return attr.src
        ? `<img src="${escaped(picture(String(attr.src), dist))}" style="object-fit:${FIT[String(attr.mode)] ?? 'fill'}">`
        : ''
    case 'wx-input':
      return `<input value="${escaped(String(attr.value ?? ''))}" placeholder="${escaped(String(attr.placeholder ?? ''))}">`
    case 'wx-textarea':
      return `<textarea placeholder="${escaped(String(attr.placeholder ?? ''))}">${escaped(String(attr.value ?? ''))}</textarea>`
    case 'wx-rich-text':
      return typeof attr.nodes === 'string' ? attr.nodes : ''
    default:
      return shownChildren(node)
        .map((child) => html(child, dist))
        .join('')
  }
}

/** A picture of the package travels inside the page; others are fetched as they are. */
function picture(source: string, dist: Dist): string {
  if (/^(data|https?):/.test(source)) return source
  const file = source.replace(/^\//, '')
  if (!dist.has(file)) return ''
  const kind = path.extname(file).slice(1).replace('jpg', 'jpeg').replace('svg', 'svg+xml')
  return `data:image/${kind};base64,${readFileSync(path.join(dist.root, file)).toString('base64')}`
}

/** WeChat's own bars: the title above, its tab bar below unless the app draws one. */
function bars(host: Host): string {
  const { dist, device } = host
  const tabs = dist.app.tabBar?.custom || !host.top.isTab ? [] : dist.tabs
  const ground = themed(host, dist.app.window?.navigationBarBackgroundColor ?? '#ffffff')
  const ink = themed(host, dist.app.window?.navigationBarTextStyle ?? 'black') === 'white' ? '#ffffff' : '#000000'
  const title = `<header style="padding-top:${device.statusBarHeight}px;background:${escaped(ground)};color:${ink}">${escaped(host.title)}</header>`
  const footer = tabs.map(
    (tab) => `<span${tab.pagePath === host.route ? ' class="on"' : ''}>${escaped(tab.text)}</span>`,
  )
  return title + (footer.length ? `<footer>${footer.join('')}</footer>` : '')
}

/** A value of app.json, looked up in the theme file when it is named there. */
function themed(host: Host, value: string): string {
  const { themeLocation, darkmode } = host.dist.app
  if (!value.startsWith('@') || !themeLocation) return value
  const themes = host.dist.json(themeLocation) as Record<string, Record<string, string> | undefined>
  return themes[darkmode ? host.device.theme : 'light']?.[value.slice(1)] ?? ''
}

function inPx(style: string): string {
  return style.replace(/(-?[\d.]+)rpx/g, (_, rpx: string) => `${Number(rpx) / 2}px`)
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}

const FIT: Record<string, string> = { aspectFit: 'contain', aspectFill: 'cover', center: 'none', heightFix: 'contain' }

/** What WeChat's view layer gives every element before the app's own style. */
const PLATFORM_STYLE = `
body { margin: 0; font: 16px/1.4 'Noto Sans SC', sans-serif; }
header { padding: 0 100px; font-weight: 600; line-height: ${NAVIGATION_BAR_PX}px; text-align: center; white-space: nowrap; }
footer { position: fixed; inset: auto 0 0; display: flex; height: 50px; border-top: 1px solid #ddd; background: #fff; font-size: 12px; }
footer span { flex: 1; line-height: 50px; text-align: center; } footer .on { color: #c0392b; }
[hidden] { display: none !important; }
[data-virtual], wx-slot { display: contents; }
wx-view, wx-scroll-view, wx-swiper, wx-swiper-item, wx-form, wx-checkbox-group, wx-radio-group, wx-picker, wx-slider,
wx-cover-view, wx-progress, wx-navigator, wx-label, wx-custom-wrapper, wx-rich-text { display: block; }
wx-label { display: inline; } wx-text { white-space: pre-line; }
wx-scroll-view { overflow: auto; -webkit-overflow-scrolling: touch; }
wx-button { position: relative; display: block; box-sizing: border-box; margin: 0 auto; padding: 0 14px; border-radius: 5px; background: #f8f8f8;
  font-size: 18px; line-height: 2.5556; text-align: center; overflow: hidden; }
wx-button::after { content: ''; position: absolute; inset: 0; border: .5px solid rgba(0, 0, 0, .2); border-radius: 5px; }
wx-button[type=primary] { background: #07c160; color: #fff; } wx-button[disabled] { opacity: .6; }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; } wx-image img { width: 100%; height: 100%; }
wx-input, wx-textarea { display: block; } wx-textarea { width: 300px; height: 150px; }
wx-input input, wx-textarea textarea { box-sizing: border-box; width: 100%; height: 100%; margin: 0; padding: 0;
  border: 0; background: none; color: inherit; font: inherit; resize: none; }
wx-swiper { height: 150px; overflow: hidden; }
wx-switch::after, wx-checkbox::before, wx-radio::before { content: '○ '; }
wx-switch[checked]::after, wx-checkbox[checked]::before, wx-radio[checked]::before { content: '● '; }
`
