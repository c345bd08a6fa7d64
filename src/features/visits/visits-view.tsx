import { type ReactNode, useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ListCard } from '../../ui/card'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { SheetPlace } from '../../ui/sheet'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { NoteSheet } from './note-sheet'
import { VisitSheet, type VisitShown } from './visit-sheet'
import style from './visits.module.scss'

export interface VisitsViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  /** Still on this phone, newest first. */
  waiting: readonly VisitShown[]
  /** What the street has, newest first. */
  received: readonly VisitShown[]
  /** `最近 3 天` */
  span?: string
  more: boolean
  requestId?: string
  /** What else was handed in, after the visits of the newest page and before the older ones. */
  beside?: ReactNode
  onRecord: () => void
  onMore: () => void
  onRetry: () => void
  onNote: (key: string, note: string) => void
  onWithdraw: (key: string) => void
  onDismiss: (key: string) => void
  /** What was typed before and not handed in; kept at every letter. */
  draftOf: (key: string) => string
  onDraft: (key: string, note: string) => void
}

/** 我的走访: what is still in the phone, what the street has, and what became of it. */
export function VisitsView(props: VisitsViewProps) {
  const { stage, offline, waiting, received } = props
  const [noting, setNoting] = useState<string>()
  const [opened, setOpened] = useState<string>()
  const all = [...waiting, ...received]
  const nothing = stage === 'ready' && all.length === 0
  return (
    <Box className={style.visits}>
      {offline && <OfflineBanner />}
      {waiting.length > 0 && (
        <Section title="在手机里" count={waiting.length}>
          <Visits visits={waiting} onOpen={setOpened} onNote={setNoting} />
        </Section>
      )}
      {stage === 'loading' && <Skeleton rows={5} />}
      {stage === 'failed' && <Failure onRetry={props.onRetry} requestId={props.requestId} />}
      {nothing && (
        <Empty
          title="还没有走访记录"
          text={'敲开第一家的门，\n两下就能记好，没信号也行。'}
          action={{ label: '记一次走访', icon: 'door', onTap: props.onRecord }}
        />
      )}
      {received.length > 0 && (
        <Section title="街道已收到" note={props.span}>
          <Visits visits={received} onOpen={setOpened} onNote={setNoting} />
        </Section>
      )}
      {props.more && (
        <Box className={style.more}>
          <Button kind="text" size="m" icon="down" onTap={props.onMore}>
            看更早的
          </Button>
        </Box>
      )}
      {props.beside}
      <VisitSheet
        visit={all.find(({ key }) => key === opened)}
        onClose={() => setOpened(undefined)}
        onNote={setNoting}
        onWithdraw={props.onWithdraw}
        onDismiss={props.onDismiss}
      />
      <SheetPlace>
        <NoteSheet
          key={noting}
          visit={all.find(({ key }) => key === noting)}
          draft={noting === undefined ? '' : props.draftOf(noting)}
          onDraft={props.onDraft}
          onClose={() => setNoting(undefined)}
          onNote={props.onNote}
        />
      </SheetPlace>
    </Box>
  )
}

interface VisitsProps {
  visits: readonly VisitShown[]
  onOpen: (key: string) => void
  onNote: (key: string) => void
}

/** What can be answered has its button in the row; the rest opens. */
const Visits = ({ visits, onOpen, onNote }: VisitsProps) => (
  <ListCard>
    {visits.map((visit) => (
      <Row
        key={visit.key}
        title={visit.place}
        note={visit.note}
        state={visit.state}
        onOpen={visit.steps.length > 0 ? () => onOpen(visit.key) : undefined}
        action={
          visit.state === 'held' && visit.canNote ? (
            <Button kind="second" size="m" icon="edit" wide onTap={() => onNote(visit.key)}>
              补一句说明
            </Button>
          ) : undefined
        }
      />
    ))}
  </ListCard>
)
