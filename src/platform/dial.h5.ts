/** A browser hands the number to whatever can call on this machine. */
export const dial = (phone: string): void => window.location.assign(`tel:${phone}`)
