import { parse as parseScript } from 'acorn'
import { type Dist, from } from '../dist'
import type { Fault } from './fault'
import { builtInTags } from './tags'

interface Wxml {
  tags: string[]
  /** Other WXML files it takes templates or parts from. */
  sources: string[]
  faults: Fault[]
}

/** WXML and WXS: accepted by `wcc`, and what `wcc` passes in silence: missing targets, tags that nobody knows. */
export function checkWxml(dist: Dist): Fault[] {
  const compiled = dist.compileWxml()
  const whole: Fault[] = compiled.failed ? [{ check: 'wxml', file: 'all', message: compiled.failed }] : []
  const parsed = new Map(dist.withEnding('.wxml').map((file) => [file, parse(dist, file)]))
  const modules = dist.withEnding('.wxs').flatMap((file) => wxsFaults(file, dist.read(file)))
  return [...whole, ...modules, ...[...parsed.values()].flatMap((wxml) => wxml.faults), ...unknownTags(dist, parsed)]
}

/** WXS is ES5. `wcc` takes `let a = 1` for the name `let` and an assignment, and the module fails on the phone. */
function wxsFaults(file: string, text: string): Fault[] {
  try {
    parseScript(text, { ecmaVersion: 5 })
    return []
  } catch (error) {
    return [{ check: 'wxml', file, message: `WXS is not ES5: ${(error as Error).message}` }]
  }
}

function parse(dist: Dist, file: string): Wxml {
  const whole = dist.read(file)
  const inline = [...whole.matchAll(/<wxs\b[^>]*[^/]>([\s\S]*?)<\/wxs>/g)].map(([, text]) => text as string)
  const text = whole
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/(<wxs\b[^>]*>)[\s\S]*?<\/wxs>/g, '$1')
    .replace(/\{\{[\s\S]*?\}\}/g, '')
  const tags = [...text.matchAll(/<([a-zA-Z][\w-]*)/g)].map(([, tag]) => tag as string)
  const sources: string[] = []
  const faults = inline.flatMap((module) => wxsFaults(file, module))
  for (const [, tag = '', target = ''] of text.matchAll(/<(import|include|wxs)\b[^>]*?\bsrc\s*=\s*["']([^"']+)["']/g)) {
    const ending = tag === 'wxs' ? '.wxs' : '.wxml'
    const found = [from(file, target), `${from(file, target)}${ending}`].find((name) => dist.files.includes(name))
    if (!found) faults.push({ check: 'wxml', file, message: `<${tag} src="${target}"> points to nothing` })
    else if (tag !== 'wxs') sources.push(found)
  }
  return { tags: [...new Set(tags)], sources, faults }
}

/** A tag must be WeChat's own or registered by the page or component that shows it, also when a template holds it. */
function unknownTags(dist: Dist, parsed: Map<string, Wxml>): Fault[] {
  const shown = [...parsed.keys()].filter((file) => dist.part(idOf(file)) !== null)
  return shown.flatMap((file) => {
    const registered = dist.componentsOf(idOf(file))
    const tags = new Set([...reach(file, parsed)].flatMap((name) => parsed.get(name)?.tags ?? []))
    return [...tags]
      .filter((tag) => !builtInTags.has(tag) && !registered.has(tag))
      .map((tag): Fault => ({ check: 'wxml', file, message: `<${tag}> is neither WeChat's nor registered` }))
  })
}

/** A file and all it takes from, each once. */
function reach(file: string, parsed: Map<string, Wxml>, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const source of parsed.get(file)?.sources ?? []) reach(source, parsed, seen)
  return seen
}

function idOf(file: string): string {
  return file.slice(0, -'.wxml'.length)
}
