import { checkCloudPath, fileIdOf, pathOf } from './file-paths'
import type { Files } from './files'
import { holds, type Permit, signPermit } from './signatures'

/** Where signed files are served. */
export const filesPrefix = '/_files/'

const uploadLimitSeconds = 900
const downloadDefaultSeconds = 7200
const downloadMaxSeconds = 86_400

export interface Upload {
  url: string
  signature: string
  fileId: string
}

/** Signed, expiring addresses of files, and the reading of them. */
export class FileLinks {
  constructor(
    readonly files: Files,
    private readonly options: { envId: string; secret: string; now: () => number },
  ) {}

  pathOf(fileId: unknown): string {
    return pathOf(this.options.envId, fileId)
  }

  fileIdOf(path: string): string {
    return fileIdOf(this.options.envId, path)
  }

  /** An address to upload one file to, as `owner` (empty: a function). */
  upload(base: string, path: unknown, owner: string): Upload {
    const checked = checkCloudPath(path)
    this.files.checkMayWrite(checked, owner)
    const permit: Permit = { method: 'put', path: checked, owner, expiresAt: this.inSeconds(uploadLimitSeconds) }
    const encoded = checked.split('/').map(encodeURIComponent).join('/')
    return {
      url: `${base}${filesPrefix}${encoded}?${this.query(permit)}`,
      signature: signPermit(permit, this.options.secret),
      fileId: this.fileIdOf(checked),
    }
  }

  /**
   * An address to read one file from. The path stands in it unescaped: the SDK for Node escapes it itself, and browsers
   * escape it on their own.
   */
  async download(base: string, path: string, maxAgeSeconds: unknown): Promise<string> {
    await this.files.stat(path)
    const wanted = typeof maxAgeSeconds === 'number' && maxAgeSeconds > 0 ? maxAgeSeconds : downloadDefaultSeconds
    const permit: Permit = {
      method: 'get',
      path,
      owner: '',
      expiresAt: this.inSeconds(Math.min(wanted, downloadMaxSeconds)),
    }
    return `${base}${filesPrefix}${path}?${this.query(permit)}`
  }

  /**
   * The size of a file whose address this is, in bytes; undefined when the address is not, or no longer, good for
   * reading, and 'elsewhere' for any address that is not of files here.
   */
  async sizeOf({ pathname, searchParams }: URL): Promise<number | undefined | 'elsewhere'> {
    if (!pathname.startsWith(filesPrefix)) return 'elsewhere'
    try {
      const permit = this.permitOf('get', decodeURIComponent(pathname.slice(filesPrefix.length)), searchParams)
      return permit && (await this.files.stat(permit.path)).size
    } catch {
      return undefined
    }
  }

  /** The permit of a signed address, or undefined when it is forged or void. */
  permitOf(method: Permit['method'], path: string, query: URLSearchParams): Permit | undefined {
    const permit: Permit = {
      method,
      path: checkCloudPath(path),
      owner: query.get('by') ?? '',
      expiresAt: Number(query.get('t')),
    }
    return holds(permit, query.get('sign') ?? '', this.options.secret, this.options.now()) ? permit : undefined
  }

  private query(permit: Permit): string {
    const by = permit.owner === '' ? '' : `&by=${encodeURIComponent(permit.owner)}`
    return `sign=${signPermit(permit, this.options.secret)}&t=${permit.expiresAt}${by}`
  }

  private inSeconds(seconds: number): number {
    return Math.floor(this.options.now() / 1000) + seconds
  }
}
