import { invalidParam } from '../errors'

const maxPathBytes = 850

/** Names that are devices on Windows, whatever follows the first dot: a folder of files has to be one everywhere. */
const deviceName = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i

/**
 * Checks a cloud path (`photos/2026/door.jpg`) and gives it back. No way up, no absolute paths, no characters that mean
 * something in an address or on some file system; nothing the storage itself uses.
 */
export function checkCloudPath(path: unknown): string {
  if (typeof path !== 'string' || path === '') throw invalidParam('the file path has to be a non-empty string')
  if (Buffer.byteLength(path) > maxPathBytes) throw invalidParam(`the file path is longer than ${maxPathBytes} bytes`)
  if (/[\u0000-\u001f\u007f\\?#%"<>:*]/.test(path) || /\p{Surrogate}/u.test(path)) {
    throw invalidParam('the file path holds a character that is not allowed')
  }
  const parts = path.split('/')
  if (parts.some((part) => part === '' || part.startsWith('.') || part.endsWith('.') || part !== part.trim())) {
    throw invalidParam('the file path has an empty part, or one that leads elsewhere')
  }
  if (parts.some((part) => deviceName.test(part)))
    throw invalidParam('the file path has a name that some systems reserve')
  if (parts.some((part) => Buffer.byteLength(part) > 200)) throw invalidParam('a part of the file path is too long')
  return path
}

/** A cloud path as it is called on the disk: a bar, which Windows does not take, is written with a sign no path may hold. */
export const diskPathOf = (path: unknown) => checkCloudPath(path).replaceAll('|', '%7C')

/** The id of a file as the SDKs carry it: `cloud://<env>.<bucket>/<path>`. */
export const fileIdOf = (envId: string, path: string) => `cloud://${envId}.local/${path}`

/** The path inside a file id of this environment. */
export function pathOf(envId: string, fileId: unknown): string {
  const [, environment, path] = /^cloud:\/\/([^/.]+)\.[^/]*\/(.+)$/s.exec(String(fileId)) ?? []
  if (environment !== envId) throw invalidParam('the file id does not belong to this environment')
  return checkCloudPath(path)
}
