import { granted, type Result, refused } from '#domain/kernel/result'
import { safetyPolicy } from '#domain/policy/safety'
import type { CommandCall } from './route'
import { DuplicateId } from './store'

/** What is looked at and why; where it lies, so that its street's audit shows it. */
export type Look = { what: string; about: string; reason: string; streetId: string; orgPath: string }

const minuteMs = 60_000

/**
 * Writes down that somebody looks at what is hidden from everybody else, before anything of it is shown; what was seen is kept nowhere.
 * The same look sent again was written down before, and shows for some minutes: an id kept for a month would be a key to a number
 * that has changed since. Round trips: audit; a replay reads it besides. Refuses conflict, notNow. @idempotent by the command's id.
 */
export async function writeLook(call: CommandCall, { streetId, orgPath, ...look }: Look): Promise<Result<true>> {
  const by = call.caller.userId
  try {
    await call.store.add('audit', { _id: call.commandId, streetId, orgPath, at: call.now, by, ...look })
    return granted(true)
  } catch (error) {
    if (!(error instanceof DuplicateId)) throw error
  }
  const before = await call.store.get('audit', call.commandId)
  const { what, about, reason } = look
  const same = before?.by === by && before.what === what && before.about === about && before.reason === reason
  if (!same) return refused('conflict', '这个编号已经用过了，内容不一样。请重新点一次。')
  const until = before.at.getTime() + safetyPolicy.lookMinutes * minuteMs
  return call.now.getTime() < until ? granted(true) : refused('notNow', '看过有一会儿了。还要看，请再写一句为什么。')
}
