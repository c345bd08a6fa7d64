import { useState } from 'react'
import { Button } from '../../ui/button'
import { TextArea } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import type { VisitShown } from './visit-sheet'

interface NoteSheetProps {
  visit?: VisitShown
  /** What was typed here before. */
  draft: string
  onDraft: (key: string, note: string) => void
  onClose: () => void
  onNote: (key: string, note: string) => void
}

/** A sentence of explanation: the community looks at it, and then the visit counts or not. */
export function NoteSheet({ visit, draft, onDraft, onClose, onNote }: NoteSheetProps) {
  const [note, setNote] = useState(draft)
  const key = visit?.key ?? ''
  const write = (text: string): void => {
    setNote(text)
    onDraft(key, text)
  }
  const hand = (): void => {
    onNote(key, note.trim())
    onClose()
  }
  return (
    <Sheet
      open={visit !== undefined}
      title="补一句说明"
      onClose={onClose}
      foot={
        <Button wide onTap={hand} offBecause={note.trim() === '' ? '写几个字就能交' : undefined}>
          交给社区看
        </Button>
      }
    >
      <TextArea
        label={`${visit?.place ?? ''}，是怎么回事？`}
        help={note === '' ? '比如：门牌码掉了，老板在隔壁。社区看过就算数。' : '已自动保存在手机里。'}
        value={note}
        onChange={write}
        maxLength={300}
      />
    </Sheet>
  )
}
