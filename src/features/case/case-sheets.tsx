import { SheetPlace } from '../../ui/sheet'
import { AssignSheet } from './assign-sheet'
import { FailSheet } from './fail-sheet'
import { MoreSheet } from './more-sheet'
import { NoteSheet } from './note-sheet'
import { SettleSheet } from './settle-sheet'
import type { useCase } from './use-case'

/** What is asked above the page of a case: one thing at a time. */
export function CaseSheets({ page }: { page: ReturnType<typeof useCase> }) {
  const { sheet, open, close, drafts } = page
  return (
    <SheetPlace>
      <MoreSheet open={sheet === 'more'} onSettle={() => open('settle')} onFail={() => open('fail')} onClose={close} />
      {sheet === 'note' && <NoteSheet draft={drafts.note} onNote={page.note} onClose={close} />}
      {sheet === 'settle' && (
        <SettleSheet draft={drafts.settle} today={page.today} onSettle={page.settle} onClose={close} />
      )}
      {sheet === 'fail' && <FailSheet draft={drafts.fail} onFail={page.fail} onClose={close} />}
      {sheet === 'assign' && (
        <AssignSheet roster={page.roster} draft={drafts.assign} onAssign={page.assign} onClose={close} />
      )}
    </SheetPlace>
  )
}
