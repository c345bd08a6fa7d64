/** Whether a phone can sign this app in by scanning a picture on its screen. */
export const scannedIn = true
