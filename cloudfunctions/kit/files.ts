import { app } from './store'

/**
 * Photos in cloud storage. Phones may write into `incoming/` and read nothing there; what has been looked at lies where
 * only functions read, and is shown by signed addresses that end.
 */

// Names that need no escaping anywhere, no way up, nothing hidden.
const incomingPath = /^incoming\/[A-Za-z0-9_-]{8,80}(\.[A-Za-z]{3,4})?$/

/** True for a file that a phone has just sent to this environment: nothing else may be named by a caller. */
export function isIncoming(fileId: string): boolean {
  const [, environment, path = ''] = /^cloud:\/\/([^/.]+)\.[^/]+\/(.+)$/.exec(fileId) ?? []
  return environment !== undefined && environment === process.env.TCB_ENV && incomingPath.test(path)
}

/** `missing` also when it was taken away a moment ago; `tooLarge` without reading more than `mostBytes`. */
export async function readFile(fileId: string, mostBytes: number): Promise<Buffer | 'missing' | 'tooLarge'> {
  const address = (await addressesOf([fileId], 600)).get(fileId)
  if (address === undefined) return 'missing'
  const response = await fetch(address)
  if (response.status === 404) return 'missing'
  if (!response.ok || response.body === null) throw new Error(`storage answered ${response.status}`)
  const chunks: Buffer[] = []
  let bytes = 0
  // Leaving the loop closes the stream: a hundred megabytes never come in.
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > mostBytes) return 'tooLarge'
    chunks.push(Buffer.from(chunk))
  }
  return Buffer.concat(chunks)
}

/** Stores a file and gives its id; what stood under the same path is replaced. */
export async function writeFile(path: string, content: Buffer): Promise<string> {
  return (await app.uploadFile({ cloudPath: path, fileContent: content })).fileID
}

/** Takes files away; one that is gone already is no fault. */
export async function removeFiles(fileIds: string[]): Promise<void> {
  if (fileIds.length > 0) await app.deleteFile({ fileList: fileIds })
}

/** Signed addresses that end after `seconds`, by file id; a file that is not there has none. One call to the storage. */
export async function addressesOf(fileIds: string[], seconds: number): Promise<Map<string, string>> {
  if (fileIds.length === 0) return new Map()
  const { fileList } = await app.getTempFileURL({
    fileList: fileIds.map((fileID) => ({ fileID, maxAge: seconds })),
  })
  return new Map(
    fileList.flatMap(({ fileID, tempFileURL }) => (tempFileURL ? [[fileID, tempFileURL] as [string, string]] : [])),
  )
}
