import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { LocalStartError } from './errors'

/**
 * Reads a secret from a JSON file that only its owner may read, or makes it at the first start. Written beside and
 * renamed, so that a start cut short never leaves half a secret.
 */
export function keepSecret<T>(file: string, isWhole: (value: Partial<T>) => value is T & Partial<T>, make: () => T): T {
  if (existsSync(file)) {
    try {
      const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<T>
      if (isWhole(value)) return value
    } catch (cause) {
      throw damaged(file, cause)
    }
    throw damaged(file, undefined)
  }
  const value = make()
  const handle = openSync(`${file}.new`, 'w', 0o600)
  writeSync(handle, JSON.stringify(value, null, 2))
  fsyncSync(handle)
  closeSync(handle)
  renameSync(`${file}.new`, file)
  return value
}

const damaged = (file: string, cause: unknown) =>
  new LocalStartError(
    'SECRETS_DAMAGED',
    `密钥文件 ${file} 内容不完整。请用备份替换，或删除后重新启动（用户要重新登录）。`,
    { cause },
  )
