/** The address that opens this app with a code. */
export const linkWith = (code: string): string => `${window.location.origin}/?scene=${encodeURIComponent(code)}`

/** Where this app lives, for what is printed. */
export const origin = (): string | undefined => window.location.origin
