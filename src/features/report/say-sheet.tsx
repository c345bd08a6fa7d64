import { useState } from 'react'
import { Button } from '../../ui/button'
import { TextArea } from '../../ui/field'
import { Sheet } from '../../ui/sheet'

export interface SaySheetProps {
  open: boolean
  /** What was written before and not sent. */
  draft: string
  busy: boolean
  problem?: string
  /** At every letter; false when the phone could not keep it. */
  onDraft: (text: string) => boolean
  onSay: (text: string) => void
  onClose: () => void
}

/** A few words to the mediator. They stay on the phone until the street has them. */
export function SaySheet({ open, draft, busy, problem, onDraft, onSay, onClose }: SaySheetProps) {
  const [text, setText] = useState(draft)
  const [safe, setSafe] = useState(true)
  const write = (next: string): void => {
    setText(next)
    setSafe(onDraft(next))
  }
  const empty = text.trim() === ''
  const help = empty
    ? '不用写名字和电话，凭回执就认得是这件事。'
    : safe
      ? '已自动保存在手机里。'
      : '手机存满了，先别关这一页。'
  return (
    <Sheet
      open={open}
      title="给调解员留言"
      onClose={onClose}
      foot={
        <Button
          wide
          busy={busy && '正在发送'}
          offBecause={empty ? '写几个字就能发' : undefined}
          onTap={() => onSay(text.trim())}
        >
          发给调解员
        </Button>
      }
    >
      <TextArea label="想说什么？" help={help} error={problem} value={text} onChange={write} maxLength={500} />
    </Sheet>
  )
}
