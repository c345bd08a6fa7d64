/** What the phone believes of its own connection. A hint for when to try, never a proof that something arrived. */
export interface Network {
  isOnline(): boolean
  /** Calls back on every change; gives the way to stop. */
  onChange(listener: (online: boolean) => void): () => void
}
