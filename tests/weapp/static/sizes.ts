import { statSync } from 'node:fs'
import path from 'node:path'
import type { Dist } from '../dist'
import { packageBudget } from './budget'
import type { Fault } from './fault'

/** Files that are in the folder and not in the upload. */
const NOT_UPLOADED = /\.(map|txt|md)$|^project\.config\.json$/

/** Bytes of each package; the main one is `main`. */
export function packageSizes(dist: Dist): Map<string, number> {
  const sizes = new Map<string, number>([['main', 0]])
  for (const file of dist.files.filter((name) => !NOT_UPLOADED.test(name))) {
    const home = dist.packageOf(file) || 'main'
    sizes.set(home, (sizes.get(home) ?? 0) + statSync(path.join(dist.root, file)).size)
  }
  return sizes
}

/** Packages above WeChat's limits or our own budget. */
export function checkSizes(dist: Dist): Fault[] {
  const sizes = packageSizes(dist)
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const over = (file: string, size: number, limit: number, whose: string): Fault[] =>
    size > limit ? [{ check: 'size', file, message: `${size} bytes, more than ${whose} ${limit}` }] : []
  return [
    ...[...sizes].flatMap(([name, size]) => [
      ...over(name, size, packageBudget.wechatPackageBytes, "WeChat's"),
      ...over(name, size, packageBudget.ourPackageBytes, 'our'),
    ]),
    ...over('all packages', total, packageBudget.wechatTotalBytes, "WeChat's"),
  ]
}
