import { readFileSync } from 'node:fs'
import type { Pages } from '../pages'
import { act, api, type CallStage, type Wx } from './call'
import type { CloudLine } from './cloud'
import { type Device, deviceApi } from './device'
import { type Dialogs, dialogsApi } from './dialogs'
import { fileSystem, type PhoneFiles, USER_DATA_PATH } from './files'
import type { Listeners } from './listeners'
import { navigationApi } from './navigation'
import { type Pictures, picturesApi } from './pictures'
import { selectorQuery } from './query'
import { type PhoneStorage, storageApi } from './storage'

export interface LaunchOptions {
  path: string
  query: Record<string, string>
  scene: number
  shareTicket: string
  referrerInfo: Record<string, never>
}

export interface WxParts {
  stage: CallStage
  pages: () => Pages
  storage: PhoneStorage
  files: PhoneFiles
  pictures: Pictures
  dialogs: Dialogs
  device: Device
  darkmode: boolean
  listeners: Listeners
  cloud: CloudLine
  launchOptions: () => LaunchOptions
  extra: Partial<Wx>
}

/**
 * The fake `wx`. Every function WeChat's typings know is there, as on a phone, so feature tests come out true; those
 * the host does not play throw when called and leave a problem, instead of pretending.
 */
export function makeWx(parts: WxParts): object {
  const { stage, listeners } = parts
  const own = <T>(value: T): T => stage.realm().own(value)
  const played = {
    ...deviceApi(stage, parts.device, parts.darkmode, listeners),
    ...storageApi(stage, parts.storage),
    ...dialogsApi(stage, parts.dialogs),
    ...picturesApi(stage, parts.pictures, parts.files),
    getFileSystemManager: fileSystem(stage, parts.files),
    ...navigationApi(stage, parts.pages),
    canIUse: ((feature: string) => wxNames().has(feature.split('.')[0] ?? '')) as Wx['canIUse'],
    nextTick: ((run: () => void) => void setTimeout(() => stage.life.alive && stage.guard(run))) as Wx['nextTick'],
    login: api(stage, 'login', () => own({ code: 'host-login-code' })),
    checkSession: act(stage, 'checkSession', () => {}),
    getLaunchOptionsSync: (() => own(parts.launchOptions())) as unknown as Wx['getLaunchOptionsSync'],
    getEnterOptionsSync: (() => own(parts.launchOptions())) as unknown as Wx['getEnterOptionsSync'],
    getAccountInfoSync: (() =>
      own({
        miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
      })) as unknown as Wx['getAccountInfoSync'],
    createSelectorQuery: (() => selectorQuery(stage, parts.pages)) as Wx['createSelectorQuery'],
    onAppShow: listeners.on('appShow'),
    offAppShow: listeners.off('appShow'),
    onAppHide: listeners.on('appHide'),
    offAppHide: listeners.off('appHide'),
    onError: listeners.on('error'),
    offError: listeners.off('error'),
    onUnhandledRejection: listeners.on('unhandledRejection'),
    offUnhandledRejection: listeners.off('unhandledRejection'),
    onPageNotFound: listeners.on('pageNotFound'),
    offPageNotFound: listeners.off('pageNotFound'),
    onWindowResize: listeners.on('resize'),
    offWindowResize: listeners.off('resize'),
    getUpdateManager: (() => ({
      onCheckForUpdate: () => {},
      onUpdateReady: () => {},
      onUpdateFailed: () => {},
      applyUpdate: () => {},
    })) as Wx['getUpdateManager'],
    ...parts.extra,
  } satisfies Partial<Wx>
  const missing = [...wxNames()].filter((name) => !(name in played)).map((name) => [name, refusing(stage, name)])
  return Object.assign(Object.fromEntries(missing), played, {
    cloud: parts.cloud.api(),
    env: { USER_DATA_PATH },
  }) as object
}

function refusing(stage: CallStage, name: string): () => never {
  return () => {
    stage.life.mustLive()
    const line = `wx.${name} is not played by this host`
    stage.problems.push(line)
    throw stage.realm().tools.error(line)
  }
}

let names: Set<string> | null = null

/** The functions of `wx`, read from WeChat's own typings. */
function wxNames(): Set<string> {
  if (names) return names
  const file = require.resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts')
  const typings = readFileSync(file, 'utf8')
  const body = typings.slice(typings.indexOf('interface Wx {'))
  names = new Set([...body.matchAll(/^ {8}([a-z]\w+)[<(]/gm)].map(([, name]) => name as string))
  return names
}
