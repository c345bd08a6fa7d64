import { useState } from 'react'
import { useLayout } from '../../platform/layout'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { type Column, Table } from '../../ui/desk'
import { Change } from '../../ui/points'
import { Row } from '../../ui/row'
import { SheetPlace } from '../../ui/sheet'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { StatusTag } from '../../ui/status'
import style from './awards.module.scss'
import type { AwardShown } from './awards-words'
import { ReverseSheet } from './reverse-sheet'

export interface AwardsViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  /** Newest first. */
  awards: readonly AwardShown[]
  more: boolean
  busyMore: boolean
  busy: boolean
  requestId?: string
  /** True when it was granted: the sheet is done. */
  onReverse: (key: string, reason: string) => Promise<boolean>
  onMore: () => void
  onRetry: () => void
}

/** 引导和调解的分: what volunteers were given, so that a wrong one can be taken back with its reason. */
export function AwardsView(props: AwardsViewProps) {
  const { stage, awards } = props
  const layout = useLayout()
  const [opened, setOpened] = useState<string>()
  if (stage === 'loading') return <Skeleton rows={5} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  return (
    <Box className={style.awards}>
      {props.offline && <OfflineBanner title="现在没连上。" text="连上了才能撤回。" />}
      {awards.length === 0 ? (
        <Empty title="还没有这样的分" text={'志愿者引导、调解成了，\n记的分都在这里。'} />
      ) : layout === 'phone' ? (
        <ListCard label="引导和调解的分">
          {awards.map((award) => (
            <Line key={award.key} award={award} onOpen={() => setOpened(award.key)} />
          ))}
        </ListCard>
      ) : (
        <Card className={style.table}>
          <Table label="引导和调解的分" columns={columnsWith(setOpened)} rows={awards} keyOf={({ key }) => key} />
        </Card>
      )}
      {props.more && (
        <Box className={style.more}>
          <Button kind="text" size="m" icon="down" busy={props.busyMore && '正在打开'} onTap={props.onMore}>
            看更早的
          </Button>
        </Box>
      )}
      <SheetPlace>
        <ReverseSheet
          key={opened}
          award={awards.find(({ key }) => key === opened)}
          offline={props.offline}
          busy={props.busy}
          onClose={() => setOpened(undefined)}
          onReverse={props.onReverse}
        />
      </SheetPlace>
    </Box>
  )
}

function Line({ award, onOpen }: { award: AwardShown; onOpen: () => void }) {
  const { holder, reason, when, points, reversed, off } = award
  const note = [when, reason, reversed ? undefined : off].filter(Boolean).join('·')
  if (reversed) return <Row title={holder} note={note} state="withdrawn" />
  return (
    <Row
      title={holder}
      note={note}
      trailing={<Change points={points} />}
      trailingLabel={`${points} 分`}
      onOpen={off === undefined ? onOpen : undefined}
    />
  )
}

const columnsWith = (open: (key: string) => void): readonly Column<AwardShown>[] => [
  { key: 'when', title: '时间', width: '15%', cell: ({ when }) => when },
  { key: 'holder', title: '谁的', width: '14%', cell: ({ holder }) => <Box className={style.strong}>{holder}</Box> },
  { key: 'reason', title: '为什么', cell: ({ reason }) => reason },
  { key: 'points', title: '分', width: '72px', right: true, cell: ({ points }) => <Change points={points} /> },
  {
    key: 'reverse',
    title: '',
    right: true,
    width: '150px',
    cell: ({ key, reversed, off }) =>
      reversed ? (
        <StatusTag state="withdrawn" />
      ) : off === undefined ? (
        <Button kind="second" size="m" icon="undo" onTap={() => open(key)}>
          撤回
        </Button>
      ) : (
        <Box className={style.off}>{off}</Box>
      ),
  },
]
