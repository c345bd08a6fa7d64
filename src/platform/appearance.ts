import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'
import { readSystem, watchSystem } from './system-look'
import type { Look } from './system-look.types'

/** What the person asked for. `system` follows the phone: WeChat's or the browser's theme, WeChat's font size. */
export interface Appearance {
  theme: 'system' | 'light' | 'dark'
  care: 'system' | 'on' | 'off'
}

const key = 'appearance'
const untouched: Appearance = { theme: 'system', care: 'system' }
const listeners = new Set<() => void>()
let asked: Appearance | undefined
let look: Look | undefined

/** The settings as they stand; kept on this phone only. */
export function currentAppearance(): Appearance {
  asked ??= readKept()
  return asked
}

export function currentLook(): Look {
  if (look === undefined) {
    look = resolve()
    watchSystem(lookAgain)
  }
  return look
}

export function setAppearance(change: Partial<Appearance>): void {
  asked = { ...currentAppearance(), ...change }
  Taro.setStorageSync(key, asked)
  refresh()
}

export const useAppearance = (): Appearance => useSyncExternalStore(subscribe, currentAppearance, currentAppearance)
export const useLook = (): Look => useSyncExternalStore(subscribe, currentLook, currentLook)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The phone's theme has changed, or in another window of the browser what was asked for. */
function lookAgain(): void {
  asked = undefined
  refresh()
}

function refresh(): void {
  const [before, next] = [currentLook(), resolve()]
  if (next.dark !== before.dark || next.care !== before.care) look = next
  for (const listener of listeners) listener()
}

function resolve(): Look {
  const { theme, care } = currentAppearance()
  const system = readSystem()
  return {
    dark: theme === 'system' ? system.dark : theme === 'dark',
    care: care === 'system' ? system.largeText : care === 'on',
  }
}

/** What was kept may come from an older version or be damaged: take only what is understood. */
function readKept(): Appearance {
  const kept: unknown = Taro.getStorageSync(key)
  if (typeof kept !== 'object' || kept === null) return untouched
  const { theme, care } = kept as Record<string, unknown>
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    care: care === 'on' || care === 'off' ? care : 'system',
  }
}
