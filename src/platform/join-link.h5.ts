/** The address that opens the page for an invitation code, with the code in it. */
export const joinLink = (code: string): string =>
  `${window.location.origin}/#/packages/directory/join/index?invite=${encodeURIComponent(code)}`
