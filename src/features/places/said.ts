import type { Reply } from '#domain/contract/envelope'
import { openFile } from '../../platform/table-file'
import { toast } from '../../ui/toast'

/** True when it was granted; otherwise the street's own sentence is shown. */
export function said(reply: Reply<unknown>, done = ''): boolean {
  if (reply.ok && done !== '') toast({ text: done, tone: 'ok' })
  if (!reply.ok)
    toast(reply.refusal.code === 'unavailable' ? '没连上。再点一次就行，不会办重。' : reply.refusal.message)
  return reply.ok
}

/** Opens what the street has made, or says why there is nothing. */
export async function handed(reply: Reply<{ file: { url: string; name: string } }>): Promise<boolean> {
  if (!said(reply) || !reply.ok) return false
  const opened = await openFile(reply.data.file.url, reply.data.file.name)
  if (!opened) toast('文件没取下来，再点一次就行。')
  return opened
}
