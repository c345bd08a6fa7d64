import type { Dist } from '../dist'
import type { Fault } from './fault'

/** WXSS: accepted by `wcsc`, imports that exist, nothing loaded from the package by `url()` (WeChat drops it silently). */
export function checkWxss(dist: Dist): Fault[] {
  return dist.withEnding('.wxss').flatMap((file) => {
    const text = dist.read(file)
    const bare = text.replace(/\/\*[\s\S]*?\*\//g, '')
    const local = [...bare.matchAll(/url\(\s*["']?(?!data:|https?:|["']?\))([^)"']+)/g)].map(([, target]) => target)
    const run = text.trim() === '' ? null : dist.compileWxss(file)
    return [
      ...(run?.failed ? [run.failed] : []),
      ...local.map((target) => `url(${target}) points into the package; use data: or https:, or an <image>`),
    ].map((message): Fault => ({ check: 'wxss', file, message }))
  })
}
