import type { CommandId } from '#domain/kernel/id'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { addressesOf } from '../kit/files'
import type { CommandCall } from '../kit/route'
import { DuplicateId } from '../kit/store'

/** Long enough to tap it, too short to pass it on. */
const openSeconds = 600

type Made = { url: string; name: string; endsAt: string }

/** Where a file that this command made lies. */
export const pathOf = (call: CommandCall, extension: string): string =>
  `made/${call.caller.streetId}/${call.seal.hash('register.file', call.commandId).toString('hex')}.${extension}`

/** A fresh address of a file that was made, and a note for the clock to take it away; a replay of the command gets one too. */
export async function madeFile(call: CommandCall, fileId: string, name: string): Promise<Result<Made>> {
  const { streetId, orgPath } = call.caller
  await call.store
    .add('madeFiles', { _id: call.commandId as CommandId, streetId, orgPath, fileId, at: call.now })
    .catch((error: unknown) => {
      if (!(error instanceof DuplicateId)) throw error
    })
  const url = (await addressesOf([fileId], openSeconds)).get(fileId)
  if (url === undefined) return refused('notFound', '这份文件已经清走了，请再做一份。')
  return granted({ url, name, endsAt: instantOf(call.now.getTime() + openSeconds * 1000) })
}
