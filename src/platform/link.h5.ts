/** The address that opens this app with a code. */
export const linkWith = (code: string): string => `${window.location.origin}/?scene=${encodeURIComponent(code)}`
