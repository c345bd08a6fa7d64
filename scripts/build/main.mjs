import { PlainError, runMain } from '../lib/plain-error.mjs'
import { requireModules } from '../lib/require-modules.mjs'

const usage = `用法：npm run build -- [functions|h5|weapp|all] [--force]
  functions  云函数，放在 dist/cloudfunctions，连同 dist/cloudbaserc.json
  h5         浏览器版，放在 dist/h5
  weapp      微信小程序，放在 dist/weapp，用微信开发者工具打开本项目即可
  all        全部（不写就是全部）
  --force    已是最新也重新生成`

export function main(words) {
  return runMain(async () => {
    if (words.includes('--help')) return console.log(usage)
    requireModules()
    const { targets, buildTargets } = await import('./targets.mjs')
    const [wanted = 'all'] = words.filter((word) => word !== '--force')
    if (wanted !== 'all' && !Object.hasOwn(targets, wanted))
      throw new PlainError(`没有「${wanted}」这一项。`, `There is no target "${wanted}".`, usage)
    const names = wanted === 'all' ? Object.keys(targets) : [wanted]
    await buildTargets(names, { force: words.includes('--force') })
  })
}
