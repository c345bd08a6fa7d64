import { useSyncExternalStore } from 'react'

/** A short message that goes by itself. `action` gives it a way back (`撤回`). */
export interface ToastMessage {
  text: string
  tone?: 'plain' | 'ok'
  action?: { label: string; onTap: () => void }
  /** 4 s by default; 10 s where there is something to tap. */
  shownMs?: number
}

type Shown = ToastMessage & { id: number }

const listeners = new Set<() => void>()
let shown: Shown | undefined
let count = 0

/** Shows a message on whatever page is in front, in place of the one before. */
export function toast(message: ToastMessage | string): void {
  const next: ToastMessage = typeof message === 'string' ? { text: message } : message
  const id = ++count
  change({ ...next, id })
  setTimeout(() => shown?.id === id && change(undefined), next.shownMs ?? (next.action ? 10_000 : 4_000))
}

export const closeToast = (): void => change(undefined)

export const useToast = (): Shown | undefined => useSyncExternalStore(subscribe, current, current)

const current = (): Shown | undefined => shown

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(next: Shown | undefined): void {
  shown = next
  for (const listener of listeners) listener()
}
