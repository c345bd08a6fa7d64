import { useState } from 'react'
import { type NoteKind, noteKindLabels, noteKinds } from '#domain/case/case'
import { Box, Touchable } from '../../ui/base'
import { Button } from '../../ui/button'
import { ChoiceGrid } from '../../ui/choices'
import { TextArea } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import type { Draft } from '../session/use-draft'
import style from './case.module.scss'

interface NoteSheetProps {
  draft: Draft
  onNote: (how: NoteKind, words: string) => void
  onClose: () => void
}

const choices = noteKinds.map((value) => ({ value, label: noteKindLabels[value] }))

/** What is written most often: one touch instead of typing. */
const phrases = {
  call: ['没人接', '说再想想', '答应见面谈'],
  session: ['谈了，还要再谈', '对方认账了', '约好下次再谈'],
  visit: ['没见到人', '见到了负责人', '看了工资表'],
  other: ['等对方回话', '等部门回话'],
} as const satisfies Record<NoteKind, readonly string[]>

/** What was done and how it went: how, a word, done. */
export function NoteSheet({ draft, onNote, onClose }: NoteSheetProps) {
  const [how, setHow] = useState<NoteKind>('call')
  const words = draft.words.trim()
  const add = (phrase: string): void => draft.write(words === '' ? phrase : `${words}，${phrase}`)
  return (
    <Sheet
      open
      title="记下这次调解"
      onClose={onClose}
      foot={
        <Button
          wide
          icon="tick"
          offBecause={words === '' ? '写一句谈得怎么样，就能记' : undefined}
          onTap={() => onNote(how, words)}
        >
          记好
        </Button>
      }
    >
      <ChoiceGrid label="怎么谈的" choices={choices} value={how} onChange={setHow} />
      <Box className={style.field}>
        <TextArea
          label="谈得怎么样？"
          help={draft.kept ? '已自动保存在手机里。' : '没信号也能记，有信号就自动发。'}
          value={draft.words}
          onChange={draft.write}
          maxLength={500}
          lines={3}
        />
        <Box className={style.phrases}>
          {phrases[how].map((phrase) => (
            <Touchable key={phrase} className={style.phrase} onTap={() => add(phrase)}>
              {phrase}
            </Touchable>
          ))}
        </Box>
      </Box>
    </Sheet>
  )
}
