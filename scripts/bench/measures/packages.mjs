import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { paths } from '../../lib/paths.mjs'
import { kb } from '../figures.mjs'
import { limits } from '../limits.mjs'
import { rowOf } from '../rows.mjs'

/** Files that lie in the folder and are not uploaded. */
const notUploaded = /\.(map|txt|md)$|^project\.config\.json$/

/** Bytes of each package of the mini-program, as uploaded. */
export const packages = {
  name: 'packages',
  title: '小程序的包',
  needs: ['weapp'],
  async run() {
    const app = JSON.parse(await readFile(path.join(paths.weapp, 'app.json'), 'utf8'))
    const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/^\/|\/$/g, ''))
    const sizes = new Map([['主包', 0], ...roots.map((root) => [root, 0])])
    for (const entry of await readdir(paths.weapp, { withFileTypes: true, recursive: true })) {
      const file = path.relative(paths.weapp, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/')
      if (!entry.isFile() || notUploaded.test(file)) continue
      const home = roots.find((root) => file.startsWith(`${root}/`)) ?? '主包'
      sizes.set(home, sizes.get(home) + (await stat(path.join(paths.weapp, file))).size)
    }
    return [...sizes].map(([name, size]) =>
      rowOf(name, kb(size), name === '主包' ? limits.mainPackageKb : limits.subPackageKb),
    )
  },
}
