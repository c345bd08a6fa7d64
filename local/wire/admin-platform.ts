import { createHash } from 'node:crypto'
import { CloudError, invalidParam } from '../errors'
import { checkCloudPath } from '../storage/file-paths'
import { fieldsOf } from './body'
import type { Action } from './services'

const maxFiles = 50

const listOf = (value: unknown, name: string): unknown[] => {
  if (!Array.isArray(value) || value.length === 0 || value.length > maxFiles) {
    throw invalidParam(`${name} has to be a list of 1 to ${maxFiles}`)
  }
  return value
}

/** Each file is answered on its own: one that fails does not fail the others. */
const each = async <T extends object>(
  items: unknown[],
  work: (item: unknown) => Promise<T>,
  describe: (item: unknown) => object,
) =>
  Promise.all(
    items.map(async (item) => {
      try {
        return await work(item)
      } catch (error) {
        if (!(error instanceof CloudError)) throw error
        return { ...describe(item), code: error.code, message: error.message }
      }
    }),
  )

/** Functions, files and users, as the server SDK asks for them. */
export const platformActions: Record<string, Action> = {
  'functions.invokeFunction': async (body, { functions }, _base, parentId) => {
    let event: unknown = {}
    if (typeof body.request_data === 'string' && body.request_data !== '') {
      try {
        event = JSON.parse(body.request_data)
      } catch {
        throw new CloudError('FUNCTION_PARAM_INVALID', 'the function data is not JSON')
      }
    }
    // A function that calls another does so as itself: no user stands behind it.
    const { body: answer } = await functions.invoke(body.function_name, event, {}, { parentId })
    return { data: { response_data: answer } }
  },

  'storage.getUploadMetadata': (body, { files }, base) => {
    const { url, signature, fileId } = files.upload(base, body.path, '')
    return {
      data: {
        url,
        token: signature,
        authorization: signature,
        fileId,
        cosFileId: signature.slice(0, 32),
        download_url: '',
      },
    }
  },

  'storage.batchGetDownloadUrl': async (body, { files }, base) => ({
    data: {
      download_list: await each(
        listOf(body.file_list, 'file_list'),
        async (item) => {
          const { fileid, max_age } = fieldsOf(item)
          const tempFileURL = await files.download(base, files.pathOf(fileid), max_age)
          return { code: 'SUCCESS', fileid, fileID: fileid, tempFileURL, download_url: tempFileURL }
        },
        (item) => ({ fileid: fieldsOf(item).fileid, fileID: fieldsOf(item).fileid, tempFileURL: '' }),
      ),
    },
  }),

  /** What the user named by a function may do with files. */
  'storage.getFileAuthority': (body, { files }) => ({
    data: listOf(body.fileList, 'fileList').map((item) => {
      const { path, type } = fieldsOf(item)
      const cloudPath = files.pathOf(path)
      const cosFileId = createHash('sha256').update(cloudPath).digest('hex').slice(0, 32)
      return { path, type, cosFileId, read: files.files.mayRead(cloudPath, String(body.uid ?? '')) }
    }),
  }),

  'storage.batchDeleteFile': async (body, { files }) => ({
    data: {
      delete_list: await each(
        listOf(body.fileid_list, 'fileid_list'),
        async (fileID) => {
          await files.files.remove(files.pathOf(fileID))
          return { code: 'SUCCESS', fileID }
        },
        (fileID) => ({ fileID }),
      ),
    },
  }),

  'storage.batchCopyFile': async (body, { files }) => ({
    data: {
      copy_list: await each(
        listOf(body.file_list, 'file_list'),
        async (item) => {
          const { src_path, dst_path, overwrite, remove_original } = fieldsOf(item)
          const [from, to] = [checkCloudPath(src_path), checkCloudPath(dst_path)]
          await files.files.copy(from, to, {
            owner: '',
            overwrite: overwrite !== false,
            removeOriginal: remove_original === true,
          })
          return { code: 'SUCCESS', fileId: files.fileIdOf(to) }
        },
        () => ({}),
      ),
    },
  }),

  'auth.getUserInfoForAdmin': ({ uuid, platform, platformId }, { auth, envId }) => {
    if (uuid === undefined && platform !== 'CUSTOM')
      throw invalidParam('users are found by uid, or by custom user id (platform CUSTOM), in the local cloud')
    const id = uuid ?? platformId
    if (typeof id !== 'string') throw invalidParam('the id of the user has to be a text')
    const user = uuid === undefined ? auth.userWithCustomUserId(id) : auth.user(id)
    if (!user) throw invalidParam('the user does not exist')
    const username = auth.passwords.usernameOf(user.uid)
    return {
      data: {
        envName: envId,
        uid: user.uid,
        // Said even where there is none: what is left out, the SDK fills in from whoever is calling.
        openId: '',
        appId: '',
        customUserId: user.customUserId ?? '',
        isAnonymous: user.anonymous,
        username: username ?? '',
        hasPassword: username !== undefined,
        createTime: new Date(user.createdAtMs).toISOString(),
      },
    }
  },
}
