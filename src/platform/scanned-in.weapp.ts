/** WeChat itself says who calls. */
export const scannedIn = false
