import { existsSync } from 'node:fs'
import path from 'node:path'
import { paths } from '../lib/paths.mjs'
import { PlainError } from '../lib/plain-error.mjs'
import { runNode } from '../lib/run.mjs'

const taro = path.join(paths.modules, '@tarojs/cli/bin/taro')
const wholeWhen = { h5: path.join(paths.h5, 'index.html'), weapp: path.join(paths.weapp, 'app.json') }
const names = { h5: '浏览器版', weapp: '微信小程序' }

/** Runs Taro's own command quietly; only when it fails is the end of what it said shown. */
export async function buildTaro(type) {
  const { code, said } = await runNode(taro, ['build', '--type', type], {
    env: { NODE_ENV: 'production', BROWSERSLIST_IGNORE_OLD_DATA: '1' },
  })
  if (code === 0 && existsSync(wholeWhen[type])) return
  throw new PlainError(
    `${names[type]}没有生成成功，请先改好上面的错误。`,
    `Taro could not build ${type}.`,
    said.trim().split('\n').slice(-40).join('\n'),
  )
}
