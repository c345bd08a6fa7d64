/** A door's code by which the browser app was opened: `https://…/?scene=ABCD2345`. Given once, then gone from the address. */
export function takeLandingCode(): string | null {
  const found = /[?&]scene=([^&#]+)/.exec(window.location.search)?.[1]
  if (found === undefined) return null
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.hash)
  try {
    return decodeURIComponent(found)
  } catch {
    return null
  }
}
