import { instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { addressesOf } from '../kit/files'
import type { CommandCall } from '../kit/route'

/** Long enough to tap it, too short to pass it on. */
const openSeconds = 600

type Made = { url: string; name: string; endsAt: string }

/** Where a file that this command made lies. */
export const pathOf = (call: CommandCall, extension: string): string =>
  `made/${call.caller.streetId}/${call.seal.hash('register.file', call.commandId).toString('hex')}.${extension}`

/** A fresh address of a file that was made; a replay of the command gets one too. */
export async function madeFile(call: CommandCall, fileId: string, name: string): Promise<Result<Made>> {
  const url = (await addressesOf([fileId], openSeconds)).get(fileId)
  if (url === undefined) return refused('notFound', '这份文件已经清走了，请再做一份。')
  return granted({ url, name, endsAt: instantOf(call.now.getTime() + openSeconds * 1000) })
}
