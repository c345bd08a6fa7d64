import { Dist } from '../dist'
import { checkConfig, checkJson } from './config'
import type { Fault } from './fault'
import { checkScripts } from './scripts'
import { checkSizes } from './sizes'
import { checkWxml } from './wxml'
import { checkWxss } from './wxss'

export { asLines, type Fault } from './fault'
export { packageSizes } from './sizes'

/**
 * Everything about a build that can be known without running it. An empty list is a clean build. Throws one clear
 * line where there is no build, or where WeChat's compilers cannot run.
 */
export function checkBuild(root: string): Fault[] {
  const dist = new Dist(root)
  const unreadable = checkJson(dist)
  if (unreadable.length > 0) return unreadable
  return [...checkConfig(dist), ...checkWxml(dist), ...checkWxss(dist), ...checkScripts(dist), ...checkSizes(dist)]
}
