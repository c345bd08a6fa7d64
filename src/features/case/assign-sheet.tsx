import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { TextArea } from '../../ui/field'
import { PickList } from '../../ui/row/pick-list'
import { Sheet } from '../../ui/sheet'
import type { Draft } from '../session/use-draft'
import style from './case.module.scss'

export interface MediatorShown {
  key: string
  name: string
  /** `手上 2 件` */
  note: string
}

interface AssignSheetProps {
  mediators: readonly MediatorShown[]
  draft: Draft
  onAssign: (mediatorId: string, words: string) => void
  onClose: () => void
}

/** Hands a case to another mediator, the least burdened offered first. */
export function AssignSheet({ mediators, draft, onAssign, onClose }: AssignSheetProps) {
  const [picked, setPicked] = useState<string>()
  const chosen = mediators.find(({ key }) => key === picked) ?? mediators[0]
  const hand = (): void => {
    if (chosen) onAssign(chosen.key, draft.words.trim())
  }
  return (
    <Sheet
      open
      title="转给别的调解员"
      onClose={onClose}
      foot={
        <Button wide icon="user" offBecause={chosen ? undefined : '没有别的调解员可以转'} onTap={hand}>
          {chosen ? `转给${chosen.name}` : '转给别的调解员'}
        </Button>
      }
    >
      <Mediators mediators={mediators} chosen={chosen?.key} byHand={picked !== undefined} onChoose={setPicked} />
      <Box className={style.field}>
        <TextArea
          label="交代一句（可以不写）"
          help={draft.kept ? '已自动保存在手机里。' : '接手的调解员会看到。'}
          value={draft.words}
          onChange={draft.write}
          maxLength={300}
          lines={2}
        />
      </Box>
    </Sheet>
  )
}

interface MediatorsProps {
  mediators: readonly MediatorShown[]
  chosen?: string
  /** Somebody chose; without it the least burdened is. */
  byHand: boolean
  onChoose: (key: string) => void
}

/** The roster, with how much each one has in hand. */
export const Mediators = ({ mediators, chosen, byHand, onChoose }: MediatorsProps) => (
  <PickList
    label="交给哪位调解员"
    items={mediators.map(({ key, name, note }) => ({ key, title: name, note, icon: 'user' }))}
    chosen={chosen}
    chosenWord={byHand ? '您选的' : '手上最少'}
    onChoose={onChoose}
  />
)
