/** A browser shows the camera's picture inside the page (`ui/scan`). */
export const scansByItself = false

export const scanCode = (): Promise<string | null> => Promise.resolve(null)

/** Cameras are only given to pages over https, or of this very machine. */
export const hasCamera = (): boolean => window.isSecureContext && navigator.mediaDevices?.getUserMedia !== undefined

// The decoder is loaded when somebody scans: nobody else needs its 60 kB.
const decoder = async () => (await import('qr-scanner')).default

/**
 * Shows the camera in a video and calls back with every code in sight; gives the way to stop.
 * Throws when the camera is not given.
 */
export async function watchCamera(video: HTMLVideoElement, onText: (text: string) => void): Promise<() => void> {
  const Scanner = await decoder()
  const scanner = new Scanner(video, ({ data }) => onText(data), {
    preferredCamera: 'environment',
    maxScansPerSecond: 8,
    returnDetailedScanResult: true,
  })
  try {
    await scanner.start()
  } catch (error) {
    scanner.destroy()
    throw error
  }
  return () => scanner.destroy()
}

/** What stands in the code on a photo, or `null` when there is none to be seen. */
export async function readPhoto(photo: File): Promise<string | null> {
  const Scanner = await decoder()
  try {
    const { data } = await Scanner.scanImage(photo, { returnDetailedScanResult: true, alsoTryWithoutScanRegion: true })
    return data
  } catch {
    return null
  }
}
