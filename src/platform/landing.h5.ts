let landed = false

/**
 * A door's code by which the browser app was opened: `https://…/?scene=ABCD2345`. It stays in the address until
 * `noteLanded`, so that loading the page anew loses nothing.
 */
export function landingCode(): string | null {
  const found = landed ? undefined : /[?&]scene=([^&#]+)/.exec(window.location.search)?.[1]
  try {
    return found === undefined ? null : decodeURIComponent(found)
  } catch {
    return null
  }
}

/** The code has led where it leads. Older entries of the browser's history still carry it; they lead nowhere again. */
export function noteLanded(): void {
  landed = true
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.hash)
}
