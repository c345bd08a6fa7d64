import { useState } from 'react'
import { type RefusalGround, refusalGrounds, refusalGroundTexts } from '#domain/report/report'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ChoiceGrid } from '../../ui/choices'
import { TextArea } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import type { Draft } from '../session/use-draft'
import style from './queue.module.scss'
import { groundLabels } from './queue-words'

export interface RefuseSheetProps {
  draft: Draft
  onRefuse: (ground: RefusalGround, words: string) => void
  onClose: () => void
}

/** Not taken on, in writing: one of the grounds with what the person can do instead, and words of one's own. */
export function RefuseSheet({ draft, onRefuse, onClose }: RefuseSheetProps) {
  const [ground, setGround] = useState<RefusalGround>()
  const words = draft.words.trim()
  return (
    <Sheet
      open
      title="不受理，为什么？"
      onClose={onClose}
      foot={
        <>
          <Button kind="second" wide onTap={onClose}>
            再想想
          </Button>
          <Button
            wide
            offBecause={ground === undefined ? '选一样原因，才能告诉本人' : undefined}
            onTap={() => ground && onRefuse(ground, words)}
          >
            不受理，告诉本人
          </Button>
        </>
      }
    >
      <ChoiceGrid
        label="为什么不受理"
        choices={refusalGrounds.map((value) => ({ value, label: groundLabels[value] }))}
        value={ground}
        onChange={setGround}
      />
      <Box className={style.field}>
        <TextArea
          label="再补几句（可以不写）"
          help={draft.kept ? '已自动保存。' : '写在上面那句话后面，请好好说。'}
          value={draft.words}
          onChange={draft.write}
          maxLength={300}
          lines={2}
        />
      </Box>
      {ground && (
        <Box role="status" className={style.quote}>
          <Box className={style.small}>本人会看到：</Box>
          {refusalGroundTexts[ground]}
          {words}
        </Box>
      )}
    </Sheet>
  )
}
