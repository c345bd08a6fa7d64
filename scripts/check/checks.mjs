import path from 'node:path'
import { paths, root } from '../lib/paths.mjs'

const at = (file) => path.join(paths.modules, file)

/** Each room in the light in which it runs: rules without DOM, functions with Node, pages once per platform, tests with both. */
const rooms = {
  domain: ['tsconfig.json', '类型：规则'],
  node: ['tsconfig.node.json', '类型：云函数、本机、脚本'],
  weapp: ['tsconfig.weapp.json', '类型：小程序页面'],
  h5: ['tsconfig.h5.json', '类型：浏览器页面'],
  tests: ['tsconfig.tests.json', '类型：测试'],
}

const typeChecks = Object.entries(rooms).map(([name, [config, title]]) => ({
  name: `tsc-${name}`,
  title,
  file: at('typescript/bin/tsc'),
  words: ['-p', config, '--incremental', '--tsBuildInfoFile', path.join(paths.cache, `tsc-${name}.json`)],
}))

const arrows = (platform, title, folders) => ({
  name: `arrows-${platform}`,
  title,
  file: at('dependency-cruiser/bin/dependency-cruise.mjs'),
  words: ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...folders],
  env: { HOUSE_PLATFORM: platform },
})

/** The longest first, so that two at a time end together. */
export const checks = [
  arrows('h5', '依赖方向', ['domain', 'cloudfunctions', 'src', 'local', 'scripts', 'tests', 'config']),
  ...typeChecks.reverse(),
  arrows('weapp', '依赖方向（小程序）', ['src']),
  { name: 'knip', title: '没人用的文件、导出、依赖', file: at('knip/bin/knip.js'), words: ['--no-progress'] },
  { name: 'papers', title: '由代码写成的文档', file: path.join(root, 'scripts/permissions.mjs'), words: ['--check'] },
  {
    name: 'biome',
    title: '写法与格式',
    file: at('@biomejs/biome/bin/biome'),
    words: ['check', '--error-on-warnings', '--colors=off'],
  },
]
