import { useState } from 'react'
import { Box, Touchable } from '../../ui/base'
import { Button } from '../../ui/button'
import { TextArea } from '../../ui/field'
import { Icon, type IconName } from '../../ui/icon'
import { Sheet } from '../../ui/sheet'
import style from './result-panel.module.scss'

/** What was found. The words are the domain's; here they only have pictures. */
export type ResultKey = 'noIssue' | 'clue' | 'nobodyThere' | 'declined'

export interface ResultPanelProps {
  /** The chosen door; nothing can be recorded without one. */
  place?: string
  /** While it is being put down. */
  busy: boolean
  withdrawMinutes: number
  /** A sentence that was begun and not handed in. */
  clueDraft: string
  /** At every letter; false when the phone could not keep it. */
  onClueDraft: (note: string) => boolean
  onResult: (result: ResultKey, note: string) => void
}

const others: readonly { key: ResultKey; label: string; icon: IconName }[] = [
  { key: 'clue', label: '听到点情况', icon: 'bubble' },
  { key: 'nobodyThere', label: '没人在', icon: 'door' },
  { key: 'declined', label: '不愿谈', icon: 'minus' },
]

/** The second tap: one of four answers, and it is put down. Only a clue asks for a sentence. */
export function ResultPanel(props: ResultPanelProps) {
  const { place, busy, withdrawMinutes, onResult } = props
  const [clueOpen, setClueOpen] = useState(false)
  const tell = (key: ResultKey): void => (key === 'clue' ? setClueOpen(true) : onResult(key, ''))
  const noPlace = place === undefined
  return (
    <Box className={style.panel}>
      <Box className={style.head}>
        <Box as="h2" className={style.title}>
          {noPlace ? '先选一家' : `${place}，怎么样？`}
        </Box>
        {!noPlace && <Box className={style.note}>点一下就记好</Box>}
      </Box>
      <Touchable className={style.main} onTap={() => tell('noIssue')} disabled={noPlace || busy}>
        <Icon name="check" size="l" />
        {busy ? '正在记' : '没有问题'}
      </Touchable>
      <Box className={style.others}>
        {others.map(({ key, label, icon }) => (
          <Touchable key={key} className={style.other} onTap={() => tell(key)} disabled={noPlace || busy}>
            <Icon name={icon} />
            {label}
          </Touchable>
        ))}
      </Box>
      <Box className={style.hint}>
        <Icon name="wifi-off" size="s" />
        <Box>没信号也能点，记录先放在手机里。点错了，{withdrawMinutes} 分钟内能撤回。</Box>
      </Box>
      <ClueSheet
        open={clueOpen}
        draft={props.clueDraft}
        onDraft={props.onClueDraft}
        onClose={() => setClueOpen(false)}
        onTell={(note) => {
          setClueOpen(false)
          onResult('clue', note)
        }}
      />
    </Box>
  )
}

interface ClueSheetProps {
  open: boolean
  draft: string
  onDraft: (note: string) => boolean
  onClose: () => void
  onTell: (note: string) => void
}

function ClueSheet({ open, draft, onDraft, onClose, onTell }: ClueSheetProps) {
  const [note, setNote] = useState(draft)
  const [safe, setSafe] = useState(true)
  const write = (text: string): void => {
    setNote(text)
    setSafe(onDraft(text))
  }
  const empty = note.trim() === ''
  const help = empty ? '说个大概就行。不用写是谁说的。' : safe ? '已自动保存在手机里。' : '手机存满了，先别关这一页。'
  return (
    <Sheet
      open={open}
      title="听到点情况"
      onClose={onClose}
      foot={
        <Button wide onTap={() => onTell(note.trim())} offBecause={empty ? '写几个字就能记好' : undefined}>
          记好
        </Button>
      }
    >
      <TextArea label="大概是什么事？" help={help} value={note} onChange={write} maxLength={300} />
    </Sheet>
  )
}
