import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where things are. Every script works from here, wherever it was called. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

const at = (...parts) => path.join(root, ...parts)

export const paths = {
  data: at('.data'),
  dist: at('dist'),
  stamps: at('dist/.stamps'),
  functions: at('dist/cloudfunctions'),
  collections: at('dist/cloudfunctions/collections.json'),
  cloudbaserc: at('dist/cloudbaserc.json'),
  h5: at('dist/h5'),
  weapp: at('dist/weapp'),
  cache: at('node_modules/.cache/xiaohongmao'),
  modules: at('node_modules'),
  pictures: at('docs/pictures'),
}

/** A path as people write it: from the project's folder when it lies inside. */
export const shortPath = (file) => {
  const relative = path.relative(root, file)
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative || '.'
}
