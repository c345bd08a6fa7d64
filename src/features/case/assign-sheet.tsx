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

/** Who may take it, and beside them who cannot now and why. */
export interface RosterShown {
  able: readonly MediatorShown[]
  others: readonly MediatorShown[]
}

interface AssignSheetProps {
  roster: RosterShown
  draft: Draft
  onAssign: (mediatorId: string, words: string) => void
  onClose: () => void
}

/** Hands a case to another mediator, the least burdened offered first. */
export function AssignSheet({ roster, draft, onAssign, onClose }: AssignSheetProps) {
  const [picked, setPicked] = useState<string>()
  const chosen = roster.able.find(({ key }) => key === picked) ?? roster.able[0]
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
      <Mediators roster={roster} chosen={chosen?.key} byHand={picked !== undefined} onChoose={setPicked} />
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
  roster: RosterShown
  chosen?: string
  /** Somebody chose; without it the least burdened is. */
  byHand: boolean
  onChoose: (key: string) => void
}

/** The roster, with how much each one has in hand; below it who is on it and cannot take this one. */
export const Mediators = ({ roster: { able, others }, chosen, byHand, onChoose }: MediatorsProps) => (
  <>
    <PickList
      label="交给哪位调解员"
      items={able.map(({ key, name, note }) => ({ key, title: name, note, icon: 'user' }))}
      chosen={chosen}
      chosenWord={byHand ? '您选的' : '手上最少'}
      onChoose={onChoose}
    />
    {others.length > 0 && (
      <Box as="ul" label="现在接不了的" className={style.field}>
        {others.map(({ key, name, note }) => (
          <Box as="li" key={key} className={style.apart}>
            {`${name}：${note}`}
          </Box>
        ))}
      </Box>
    )}
  </>
)
