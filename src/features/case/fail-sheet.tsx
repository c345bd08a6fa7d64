import { useState } from 'react'
import { type FailureReason, failureReasonLabels, failureReasons, type Road, roads } from '#domain/case/case'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ChoiceGrid } from '../../ui/choices'
import { TextArea } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { TickList } from '../../ui/tick-list'
import type { Draft } from '../session/use-draft'
import style from './case.module.scss'
import { roadsToChoose, usualRoads } from './roads'

export interface Failed {
  reason: FailureReason
  words: string
  roads: Road[]
}

interface FailSheetProps {
  draft: Draft
  onFail: (failed: Failed) => void
  onClose: () => void
}

const reasons = failureReasons.map((value) => ({ value, label: failureReasonLabels[value] }))

/** No agreement: why, and which other roads the reporter is told. One at least; mediation closes none. */
export function FailSheet({ draft, onFail, onClose }: FailSheetProps) {
  const [reason, setReason] = useState<FailureReason>()
  const [shown, setShown] = useState<readonly Road[]>(usualRoads)
  const missing = reason === undefined ? '选一样为什么没谈成' : shown.length === 0 ? '至少告诉他一条别的路' : undefined
  const hand = (): void => {
    if (reason) onFail({ reason, words: draft.words.trim(), roads: roads.filter((road) => shown.includes(road)) })
  }
  return (
    <Sheet
      open
      title="没谈成"
      onClose={onClose}
      foot={
        <Button wide icon="route" offBecause={missing} onTap={hand}>
          记下，告诉他别的路
        </Button>
      }
    >
      <ChoiceGrid label="为什么没谈成" choices={reasons} value={reason} onChange={setReason} />
      <Box className={style.field}>
        <Box className={style.question}>告诉他这几条路</Box>
        <TickList label="告诉他这几条路" items={roadsToChoose} ticked={shown} onChange={setShown} />
      </Box>
      <Box className={style.field}>
        <TextArea
          label="还想说一句（可以不写）"
          help={draft.kept ? '已自动保存在手机里。' : '本人会看到这句话，请好好说。'}
          value={draft.words}
          onChange={draft.write}
          maxLength={500}
          lines={2}
        />
      </Box>
    </Sheet>
  )
}
