import type { StoredCase } from '#domain/case/stored'
import type { ParsedInputOf } from '#domain/contract/index'
import type { FollowView } from '#domain/contract/report'
import { granted, type Result, refused } from '#domain/kernel/result'
import { mostPhotos } from '#domain/report/report'
import type { StoredReport } from '#domain/report/stored'
import { type Mark, once } from '../kit/commands'
import { isIncoming, readFile, removeFiles, writeFile } from '../kit/files'
import { cleanPhoto, mostPhotoBytes } from '../kit/photo'
import type { Call, PublicCommandCall } from '../kit/route'
import { StoreBusy, type Transaction } from '../kit/store'
import { reportByReceipt } from './find'
import { relatedTo } from './related'
import { followViewOf, isOpen } from './view'

type Input = ParsedInputOf<'report', 'attach'>

/**
 * A photo that a phone has just sent becomes evidence: cleaned of all that is not the picture, kept where only functions
 * read, and taken away from where it came in. Round trips: caller, address, report; street and messages (case, its last
 * change); begin, report, report, commit = 9, with a case 11. Of the storage: address, read, write, remove.
 * @idempotent by the name of the kept file: it carries a mark of the command and one of the file that was sent.
 */
export async function attach(call: PublicCommandCall, input: Input): Promise<Result<FollowView>> {
  if (!isIncoming(input.fileId)) return refused('invalidInput', '没找到这张照片，请再选一次。', { field: 'fileId' })
  const found = await reportByReceipt(call, input.receipt)
  if (!found.ok) return found
  const report = found.value
  const related = await relatedTo(call, report)
  const mark = markOf(call, input)
  const photo = photoOf(report, mark) ? alreadyThere() : await kept(input, { report, mark }, related.dispute)
  const outcome = await once<StoredReport>(call, mark, {
    body: async (tx) => (photo.ok ? append(tx, call, { report, mark, fileId: photo.value }) : photo),
    async traceLeft() {
      const now = await call.store.get('reports', report._id)
      const left = now && photoOf(now, mark)
      return now && left && { ...left, answer: now }
    },
  }).catch(async (error: unknown) => {
    // Only where it is sure that nothing was written: a photo without a report is a lesser harm than the other way round.
    if (photo.ok && error instanceof StoreBusy) await removeFiles([photo.value])
    throw error
  })
  if (outcome.ok) await removeFiles([input.fileId])
  else if (photo.ok) await removeFiles([photo.value])
  return outcome.ok ? granted(followViewOf(outcome.value, related, call.now)) : outcome
}

type Target = { report: StoredReport; mark: Mark }

/** Looks at the file, cleans it and keeps it; its new id. What is no photo is not left lying about. */
async function kept(
  { fileId }: Input,
  { report, mark }: Target,
  dispute: StoredCase | undefined,
): Promise<Result<string>> {
  if (!isOpen(report, dispute)) return refused('notNow', '这件事已经办完了，不用再补照片。要补就留一句话。')
  if (report.photos.length >= mostPhotos) return tooMany()
  const bytes = await readFile(fileId, mostPhotoBytes)
  if (bytes === 'missing') return refused('notFound', '没找到这张照片，请再选一次。', { field: 'fileId' })
  const photo = bytes === 'tooLarge' ? undefined : cleanPhoto(bytes)
  if (photo) {
    const name = `${report.photos.length + 1}-${mark.caller}${mark.inputHash}.${photo.extension}`
    return granted(await writeFile(`evidence/${report._id}/${name}`, photo.bytes))
  }
  await removeFiles([fileId])
  return bytes === 'tooLarge'
    ? refused('invalidInput', '这张照片太大了，请换一张 6 MB 以内的。', { field: 'fileId' })
    : refused('invalidInput', '这个打不开，不像是照片。请拍一张，或者从相册里选。', { field: 'fileId' })
}

async function append(
  tx: Transaction,
  { now }: Call,
  { report: { _id }, mark, fileId }: Target & { fileId: string },
): Promise<Result<StoredReport>> {
  const report = await tx.get('reports', _id)
  if (!report || photoOf(report, mark)) return alreadyThere()
  if (report.photos.length >= mostPhotos) return tooMany()
  // The version moves: who decides has to have seen the proof.
  const saved = { ...report, photos: [...report.photos, { fileId, at: now }], version: report.version + 1 }
  await tx.put('reports', saved)
  return granted(saved)
}

const tooMany = () => refused('limitReached', `最多 ${mostPhotos} 张，已经满了。`)
const alreadyThere = () => refused('alreadyDone', '这张已经补上了。')

// Keyed, so that nobody can tell from a file's name which command or which upload it was.
const [commandLetters, fileLetters] = [22, 10]
const markOf = ({ seal, commandId }: PublicCommandCall, { fileId }: Input): Mark => ({
  caller: seal.hash('attach.command', commandId).toString('base64url').slice(0, commandLetters),
  inputHash: seal.hash('attach.file', fileId).toString('base64url').slice(0, fileLetters),
})

/** The photo that a command left behind, as its mark. */
function photoOf({ photos }: StoredReport, { caller }: Mark): Mark | undefined {
  return photos
    .map(({ fileId }) => /\/\d+-([\w-]{32})\.\w+$/.exec(fileId)?.[1] ?? '')
    .map((name) => ({ caller: name.slice(0, commandLetters), inputHash: name.slice(commandLetters) }))
    .find((mark) => mark.caller === caller)
}
