import { refusalText } from '#domain/case/refusal'
import { mayReveal } from '#domain/case/reveal'
import type { CaseView } from '#domain/contract/case'
import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result } from '#domain/kernel/result'
import type { StoredReport } from '#domain/report/stored'
import { addressesOf } from '../kit/files'
import type { GrantedCall } from '../kit/route'
import { readableReport } from './sight'
import { messagesOf } from './talk'
import { messageOf, rowOf } from './view'

/** A signed address lives as long as somebody looks at one page. */
const photoSeconds = 600

/** The evidence with signed addresses; a file that is gone is left out. One call to the storage. */
export async function photosOf({ photos }: StoredReport): Promise<CaseView['photos']> {
  const addresses = await addressesOf(
    photos.map(({ fileId }) => fileId),
    photoSeconds,
  )
  return photos.flatMap(({ fileId, at }) => {
    const url = addresses.get(fileId)
    return url === undefined ? [] : [{ url, at: instantOf(at.getTime()) }]
  })
}

/**
 * A report before and after it was answered: what was said, shown and asked.
 * Round trips: identity, report, case (once there is one), messages.
 */
export async function openReport(
  call: GrantedCall,
  input: ParsedInputOf<'case', 'openReport'>,
): Promise<Result<AnswerOf<'case', 'openReport'>>> {
  const read = await readableReport(call.store, call, input.reportId)
  if (!read.ok) return read
  const { report, opened } = read.value
  const [messages, photos] = await Promise.all([messagesOf(call, report._id), photosOf(report)])
  const { refusal } = report
  return granted({
    row: rowOf(report, opened, call.now),
    messages: messages.map(messageOf),
    photos,
    mayReveal: mayReveal(report.openness, read.value).ok,
    refusal: refusal && { text: refusalText(refusal), at: instantOf(refusal.at.getTime()) },
  })
}
