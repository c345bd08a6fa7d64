import { answering, type CallStage, type Wx, WxFail } from './call'

/** A file on the phone; of a picture also how large it is. */
export interface PhoneFile {
  bytes: Buffer
  width?: number
  height?: number
}

/** Where an app may keep files of its own. */
export const USER_DATA_PATH = 'http://usr'
const TEMPORARY = 'http://tmp'

/**
 * The files of one phone. What lies under the app's own path outlives a killed app: hand the same ones to the next host;
 * what is only temporary does not.
 */
export class PhoneFiles {
  private readonly kept = new Map<string, PhoneFile>()
  private temporary = new Map<string, PhoneFile>()
  private made = 0

  /** A new start of the app: temporary paths of the one before lead nowhere. */
  forgetTemporary(): void {
    this.temporary = new Map()
  }

  /** The app's own files by their paths. */
  get paths(): string[] {
    return [...this.kept.keys()]
  }

  get(path: string): PhoneFile | undefined {
    return this.kept.get(path) ?? this.temporary.get(path)
  }

  addTemporary(file: PhoneFile, ending: string): string {
    const path = `${TEMPORARY}/${++this.made}.${ending}`
    this.temporary.set(path, file)
    return path
  }

  write(path: string, file: PhoneFile): void {
    if (!path.startsWith(`${USER_DATA_PATH}/`)) throw new WxFail(`permission denied, open "${path}"`)
    this.kept.set(path, file)
  }

  remove(path: string): boolean {
    return this.kept.delete(path)
  }
}

type Manager = WechatMiniprogram.FileSystemManager

/** `wx.getFileSystemManager()`: as far as files are copied, looked for and taken away. Each change is an effect. */
export function fileSystem(stage: CallStage, files: PhoneFiles): Wx['getFileSystemManager'] {
  const mustBe = (path: string): PhoneFile => {
    const file = files.get(path)
    if (file === undefined) throw new WxFail(`no such file or directory, access "${path}"`)
    return file
  }
  const manager = {
    access: answering(stage, 'access', (option) => {
      mustBe((option as { path: string }).path)
      return {}
    }) as Manager['access'],
    copyFile: answering(stage, 'copyFile', (option) => {
      const { srcPath, destPath } = option as { srcPath: string; destPath: string }
      const file = mustBe(srcPath)
      stage.life.effect('storage', `copy to ${destPath}`, () => files.write(destPath, file))
      return {}
    }) as Manager['copyFile'],
    unlink: answering(stage, 'unlink', (option) => {
      const { filePath } = option as { filePath: string }
      mustBe(filePath)
      stage.life.effect('storage', `unlink ${filePath}`, () => files.remove(filePath))
      return {}
    }) as Manager['unlink'],
  } satisfies Partial<Manager>
  return () => manager as unknown as Manager
}
