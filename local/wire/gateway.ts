import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { callerOf } from '../auth/auth'
import type { User } from '../auth/sessions'
import { CloudError, invalidParam } from '../errors'
import { checkCloudPath } from '../storage/file-paths'
import { type Fields, fieldsOf, readJson } from './body'
import { corsHeaders } from './origin'
import { sendJson, sendJsonText } from './reply'
import type { Services } from './services'

/** A function's event may be this large; a little more is read so that the refusal can say so. */
const functionBodyLimitBytes = 100 * 1024
const bodyLimitBytes = 1024 * 1024

export const bearerOf = (request: IncomingMessage): string | undefined =>
  /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]

/** The caller's address without the IPv4-in-IPv6 prefix. */
const addressOf = (request: IncomingMessage): string => (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')

/** `POST /v1/functions/NAME`: the browser SDK calls a function as the user of its access token. */
export async function handleFunction(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
  name: string,
) {
  const { user } = services.auth.identify(bearerOf(request))
  const event = await readJson(request, functionBodyLimitBytes)
  const caller = { ...callerOf(user), sourceIp: addressOf(request) }
  // Named beforehand: a refusal carries the id under which the log tells why.
  const requestId = randomUUID()
  response.setHeader('x-request-id', requestId)
  const { body } = await services.functions.invoke(name, event, caller, { requestId })
  sendJsonText(response, 200, body, corsHeaders(request))
}

type StorageAction = (item: Fields, user: User, services: Services, base: string) => Promise<object> | object

const storageActions: Record<string, StorageAction> = {
  'get-objects-upload-info': ({ objectId, signedHeader }, user, { files }, base) => {
    files.files.checkSize(Number(announced(signedHeader, 'content-length') ?? 0))
    const { url, signature, fileId } = files.upload(base, objectId, user.uid)
    return {
      objectId,
      uploadUrl: url,
      downloadUrl: '',
      downloadUrlEncoded: '',
      token: signature,
      authorization: signature,
      cloudObjectMeta: signature.slice(0, 32),
      cloudObjectId: fileId,
    }
  },

  'get-objects-download-info': async ({ cloudObjectId }, user, { files }, base) => {
    const path = files.pathOf(cloudObjectId)
    files.files.checkMayRead(path, user.uid)
    const downloadUrl = await files.download(base, path, undefined)
    return { cloudObjectId, downloadUrl, downloadUrlEncoded: encodeURI(downloadUrl) }
  },

  'delete-objects': async ({ cloudObjectId }, user, { files }) => {
    const path = files.pathOf(cloudObjectId)
    files.files.checkMayRead(path, user.uid)
    await files.files.remove(path)
    return { cloudObjectId }
  },

  'copy-objects': async ({ srcPath, dstPath, overwrite, removeOriginal }, user, { files }) => {
    const [from, to] = [checkCloudPath(srcPath), checkCloudPath(dstPath)]
    await files.files.copy(from, to, {
      owner: user.uid,
      overwrite: overwrite !== false,
      removeOriginal: removeOriginal === true,
    })
    return { cloudObjectId: files.fileIdOf(to) }
  },
}

/** A header that the uploader says the upload will carry: its name in whatever case, its value in a list. */
const announced = (headers: unknown, name: string): unknown => {
  const [, values] = Object.entries(fieldsOf(headers)).find(([key]) => key.toLowerCase() === name) ?? []
  return Array.isArray(values) ? values[0] : undefined
}

/** `POST /v1/storages/…`: a browser user may upload, read and delete the files that are the user's own. */
export async function handleStorage(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
  base: string,
  name: string,
) {
  const action = Object.hasOwn(storageActions, name) ? storageActions[name] : undefined
  if (!action)
    throw new CloudError('INVALID_ACTION', `the storage action ${name.slice(0, 60)} is not served by the local cloud`)
  const { user } = services.auth.identify(bearerOf(request))
  const items = await readJson(request, bodyLimitBytes, [])
  if (!Array.isArray(items) || items.length > 50) throw invalidParam('a list of at most 50 files is needed')
  const answers = await Promise.all(
    items.map(async (item) => {
      try {
        return await action(fieldsOf(item), user, services, base)
      } catch (error) {
        if (!(error instanceof CloudError)) throw error
        return { ...fieldsOf(item), code: error.code, message: error.message }
      }
    }),
  )
  sendJson(response, 200, answers, corsHeaders(request))
}

/**
 * The browser SDK's own way to the database: every collection here is for functions only, as it is in the cloud when its
 * permission is ADMINONLY.
 */
export function refuseDirectAccess(): never {
  throw new CloudError('DATABASE_PERMISSION_DENIED', 'collections are open to functions only')
}
