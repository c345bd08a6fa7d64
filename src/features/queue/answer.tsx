import { useState } from 'react'
import { type DisputeClass, disputeClasses, disputeClassLabels } from '#domain/routing/routing'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ChoiceGrid } from '../../ui/choices'
import { Sheet, SheetPlace } from '../../ui/sheet'
import { Mediators, type RosterShown } from '../case/assign-sheet'
import style from './queue.module.scss'
import { RefuseSheet, type RefuseSheetProps } from './refuse-sheet'

export interface AnswerProps {
  /** The roster, the least burdened first; undefined while it is not known. */
  roster: RosterShown | undefined
  /** How hard it is by the table, and why. */
  proposed: { disputeClass: DisputeClass; reason: string }
  /** How many days each class is given. */
  days: Record<DisputeClass, number>
  offline: boolean
  /** An answer is on its way. */
  busy: boolean
  draft: RefuseSheetProps['draft']
  onAccept: (mediatorId: string, disputeClass: DisputeClass) => void
  onRefuse: RefuseSheetProps['onRefuse']
}

const noRoster: RosterShown = { able: [], others: [] }

const nobodyWords = ({ others }: RosterShown): string =>
  others.length > 0 ? '名册里的调解员这件都接不了，先请街道加一位' : '名册里还没有调解员，先请街道加一位'

/** It is taken on, with one touch and a mediator's name on the button; or it is not, in writing. */
export function Answer(props: AnswerProps) {
  const { proposed, days, offline, busy, roster = noRoster } = props
  const [sheet, setSheet] = useState<'plan' | 'refuse'>()
  const [picked, setPicked] = useState<string>()
  const [turned, setTurned] = useState<DisputeClass>()
  const mediator = roster.able.find(({ key }) => key === picked) ?? roster.able[0]
  const disputeClass = turned ?? proposed.disputeClass
  const close = (): void => setSheet(undefined)
  const asking = props.roster === undefined && !offline
  const offBecause = offline ? '连上网才能办' : mediator || asking ? undefined : nobodyWords(roster)
  return (
    <Box className={style.buttons}>
      {mediator && (
        <Box className={style.plan}>
          <Box className={style.grow}>
            {mediator.name}，{mediator.note}；{disputeClassLabels[disputeClass]}，{days[disputeClass]} 天谈好
          </Box>
          <Button kind="text" size="m" onTap={() => setSheet('plan')}>
            换一换
          </Button>
        </Box>
      )}
      <Button
        kind="second"
        size="m"
        wide
        offBecause={offline ? '连上网才能办' : undefined}
        onTap={() => setSheet('refuse')}
      >
        不受理，写明原因
      </Button>
      <Button
        wide
        icon="check"
        busy={asking ? '正在看名册' : busy && '正在受理'}
        offBecause={offBecause}
        onTap={() => mediator && props.onAccept(mediator.key, disputeClass)}
      >
        {mediator ? `受理，转给${mediator.name}` : '受理'}
      </Button>
      <Sheet
        open={sheet === 'plan'}
        title="交给谁，几天谈好"
        onClose={close}
        foot={
          <Button wide icon="tick" onTap={close}>
            就这样
          </Button>
        }
      >
        <ChoiceGrid
          label="难不难"
          choices={disputeClasses.map((value) => ({ value, label: `${disputeClassLabels[value]}，${days[value]} 天` }))}
          value={disputeClass}
          onChange={setTurned}
        />
        <Box className={style.why}>路由表说：{proposed.reason}</Box>
        <Box className={style.field}>
          <Mediators roster={roster} chosen={mediator?.key} byHand={picked !== undefined} onChoose={setPicked} />
        </Box>
      </Sheet>
      <SheetPlace>
        {sheet === 'refuse' && (
          <RefuseSheet
            draft={props.draft}
            onClose={close}
            onRefuse={(ground, words) => {
              close()
              props.onRefuse(ground, words)
            }}
          />
        )}
      </SheetPlace>
    </Box>
  )
}
