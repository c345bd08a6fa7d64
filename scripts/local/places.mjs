import { existsSync } from 'node:fs'
import path from 'node:path'
import { paths } from '../lib/paths.mjs'

/** The data that `npm start` serves, unless another folder is named. */
export const dataOf = (given) => path.resolve(given ?? path.join(paths.data, 'cloud'))

/**
 * The street of `npm start` keeps its secrets beside the machine's folder; without them names and numbers in the data
 * cannot be read.
 */
export const secretsBeside = (data) => {
  const file = path.join(path.dirname(data), 'secrets.json')
  return path.basename(data) === 'cloud' && existsSync(file) ? { 'secrets.json': file } : {}
}

/** `2026-03-05T14-30-05`, in local time, as a name of a folder. */
export const momentName = (now = new Date()) => {
  const two = (number) => String(number).padStart(2, '0')
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  return `${day}T${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('-')}`
}

export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`
