import { createContext, useContext } from 'react'
import type { DeskIconName } from '../icon'
import { tabs } from './tabs'

/** One row of the desk's side navigation. */
export interface NavRow {
  label: string
  icon: DeskIconName
  path: string
  /** How many wait there, and what is said with the number to who cannot see it (`条等您看`). */
  count?: number
  countUnit?: string
}

/** What every page's frame shows about the person and the street. */
export interface Shell {
  /** `柳溪街道`; empty before signing in. */
  place: string
  person?: { name: string; role: string }
  unread: number
  /** Rows of the side navigation this person may open. */
  rows: readonly NavRow[]
}

const signedOut: Shell = { place: '', unread: 0, rows: tabs }
const ShellContext = createContext<Shell>(signedOut)

/** Put around the app once the person is known. */
export const ShellProvider = ShellContext.Provider
export const useShell = (): Shell => useContext(ShellContext)
