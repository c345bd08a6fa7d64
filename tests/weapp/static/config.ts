import { statSync } from 'node:fs'
import path from 'node:path'
import { CUSTOM_TAB_BAR, type Dist, from } from '../dist'
import { packageBudget } from './budget'
import type { Fault } from './fault'

/** app.json and every page's and component's json: complete, and pointing only to what is there. */
export function checkConfig(dist: Dist): Fault[] {
  const messages: Told[] = [
    ...pages(dist),
    ...subPackages(dist),
    ...tabBar(dist),
    ...theme(dist),
    ...components(dist),
    ...strangers(dist),
    ...(dist.has('app.js') ? [] : [told('app.json', 'app.js is missing')]),
    ...located(dist, 'sitemapLocation'),
  ]
  return messages.map(([file, message]) => ({ check: 'config', file, message }))
}

/** Files that should be JSON and are not; the other checks cannot look behind them. */
export function checkJson(dist: Dist): Fault[] {
  return dist.withEnding('.json').flatMap((file) => {
    try {
      dist.json(file)
      return []
    } catch (error) {
      return [{ check: 'config', file, message: (error as Error).message.replace(`${file} `, '') }]
    }
  })
}

type Told = [file: string, message: string]
const told = (file: string, message: string): Told => [file, message]

function pages(dist: Dist): Told[] {
  const { app, pages: all } = dist
  const twice = all.filter((page, index) => all.indexOf(page) !== index)
  return [
    ...(app.pages?.length ? [] : [told('app.json', 'names no page')]),
    ...twice.map((page) => told('app.json', `names ${page} twice`)),
    ...(app.entryPagePath && !all.includes(app.entryPagePath)
      ? [told('app.json', `entryPagePath ${app.entryPagePath} is no page`)]
      : []),
    ...all.flatMap((page) =>
      missing(dist, page, ['.js', '.json', '.wxml']).map((file) => told('app.json', `page ${page} lacks ${file}`)),
    ),
    ...all
      .filter((page) => dist.part(page)?.component)
      .map((page) => told(`${page}.json`, 'a page is declared as a component')),
  ]
}

function subPackages(dist: Dist): Told[] {
  const roots = dist.subPackages.map((sub) => sub.root.replace(/^\/|\/$/g, ''))
  const names = new Set([...roots, ...dist.subPackages.flatMap((sub) => (sub.name ? [sub.name] : [])), '__APP__'])
  const inside = roots.flatMap((root, index) =>
    roots
      .filter((other, place) => place !== index && `${other}/`.startsWith(`${root}/`))
      .map((other) => told('app.json', `subpackage ${other} lies inside ${root}`)),
  )
  const strays = (dist.app.pages ?? []).filter((page) => dist.packageOf(page) !== '')
  const preload = Object.entries(dist.app.preloadRule ?? {}).flatMap(([page, rule]) => [
    ...(dist.pages.includes(page) ? [] : [told('app.json', `preloadRule of ${page}, which is no page`)]),
    ...rule.packages
      .filter((name) => !names.has(name.replace(/\/$/, '')))
      .map((name) => told('app.json', `preloadRule loads ${name}, which is no package`)),
  ])
  return [
    ...inside,
    ...strays.map((page) => told('app.json', `page ${page} of the main package lies in a subpackage`)),
    ...preload,
  ]
}

function tabBar(dist: Dist): Told[] {
  const bar = dist.app.tabBar
  if (!bar) return []
  const icons = dist.tabs.flatMap((tab) => [tab.iconPath, tab.selectedIconPath].filter((icon) => icon !== undefined))
  const custom = missing(dist, CUSTOM_TAB_BAR, ['.js', '.json', '.wxml'])
  return [
    ...(dist.tabs.length < 2 || dist.tabs.length > 5
      ? [told('app.json', `tabBar has ${dist.tabs.length} tabs, WeChat wants 2 to 5`)]
      : []),
    ...dist.tabs
      .filter((tab) => !dist.app.pages.includes(tab.pagePath))
      .map((tab) => told('app.json', `tab ${tab.pagePath} is no page of the main package`)),
    ...dist.tabs.filter((tab) => !tab.text).map((tab) => told('app.json', `tab ${tab.pagePath} has no text`)),
    ...icons.flatMap((icon) => iconFaults(dist, icon)),
    ...(bar.custom ? custom.map((file) => told('app.json', `tabBar is custom and lacks ${file}`)) : []),
    ...(bar.custom && custom.length === 0 && !dist.part(CUSTOM_TAB_BAR)?.component
      ? [told(`${CUSTOM_TAB_BAR}.json`, 'is not declared as a component')]
      : []),
  ]
}

function iconFaults(dist: Dist, icon: string): Told[] {
  if (icon.startsWith('@')) return []
  const file = from('app.json', icon)
  if (!dist.files.includes(file)) return [told('app.json', `tab icon ${icon} does not exist`)]
  if (!/\.(png|jpe?g)$/.test(file)) return [told('app.json', `tab icon ${icon} is neither png nor jpg`)]
  const { size } = statSync(path.join(dist.root, file))
  return size > packageBudget.tabIconBytes
    ? [told('app.json', `tab icon ${icon} has ${size} bytes, WeChat takes ${packageBudget.tabIconBytes}`)]
    : []
}

/** Values such as `@paper` must stand in the theme file, for light and for dark. */
function theme(dist: Dist): Told[] {
  const texts = ['app.json', ...dist.pages.map((page) => `${page}.json`)].filter((file) => dist.files.includes(file))
  const used = texts.flatMap((file) =>
    [...dist.read(file).matchAll(/"@(\w+)"/g)].map(([, name]) => [file, name as string] as const),
  )
  const missingFile = located(dist, 'themeLocation')
  if (missingFile.length > 0 || used.length === 0) return missingFile
  const { themeLocation } = dist.app
  if (!themeLocation) return [told('app.json', `uses @${used[0]?.[1]} without themeLocation`)]
  const themes = dist.json(themeLocation) as Record<string, Record<string, unknown> | undefined>
  return ['light', 'dark'].flatMap((mode) =>
    used
      .filter(([, name]) => themes[mode]?.[name] === undefined)
      .map(([file, name]) => told(file, `@${name} is not in ${mode} of ${themeLocation}`)),
  )
}

function components(dist: Dist): Told[] {
  const users = ['app', ...dist.withEnding('.json').map((file) => file.slice(0, -'.json'.length))]
  return [...new Set(users)].flatMap((id) =>
    Object.entries((id === 'app' ? dist.app : dist.part(id))?.usingComponents ?? {}).flatMap(([tag, target]) => {
      if (/^(plugin|ext|weui-miniprogram):?/.test(target)) return []
      const part = from(id, target)
      const lacks = missing(dist, part, ['.js', '.json', '.wxml'])
      if (lacks.length > 0) return [told(`${id}.json`, `component ${tag} lacks ${lacks.join(', ')}`)]
      const stranger = dist.packageOf(part) !== '' && dist.packageOf(part) !== dist.packageOf(`${id}.json`)
      return [
        ...(dist.part(part)?.component ? [] : [told(`${id}.json`, `${tag} is ${part}, which is no component`)]),
        ...(stranger ? [told(`${id}.json`, `component ${tag} lies in another subpackage`)] : []),
      ]
    }),
  )
}

/** What has WXML and a json is a page or a component; a page that app.json forgot opens on no phone. */
function strangers(dist: Dist): Told[] {
  return dist
    .withEnding('.wxml')
    .map((file) => file.slice(0, -'.wxml'.length))
    .filter((id) => dist.part(id) && !dist.part(id)?.component && !dist.pages.includes(id))
    .map((id) => told(`${id}.json`, 'is neither a page of app.json nor a component'))
}

function located(dist: Dist, field: 'themeLocation' | 'sitemapLocation'): Told[] {
  const file = dist.app[field]
  return file && !dist.files.includes(file) ? [told('app.json', `${field} ${file} does not exist`)] : []
}

function missing(dist: Dist, id: string, endings: string[]): string[] {
  return endings.map((ending) => `${id}${ending}`).filter((file) => !dist.files.includes(file))
}
