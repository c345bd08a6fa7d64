import { useLayout } from '../../platform/layout'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { type Column, Table } from '../../ui/desk'
import { Aside, Balance, type BalanceProps, Change, signed } from '../../ui/points'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import style from './points.module.scss'

/** One line of the ledger. */
export interface EntryShown {
  key: string
  points: number
  /** `走访「老周面馆」` */
  reason: string
  /** `走访一次 1 分（积分办法 2026-01）` */
  rule: string
  /** `社区核实`, never a name. */
  confirmedBy: string
  when: string
}

export interface PointsViewProps extends BalanceProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  /** Set aside for goods that wait to be fetched, and what is still to be filled; both beside the usable points. */
  held: number
  owed: number
  entries: readonly EntryShown[]
  more: boolean
  busyMore: boolean
  requestId?: string
  onMore: () => void
  onRecord: () => void
  onRetry: () => void
}

const columns: readonly Column<EntryShown>[] = [
  { key: 'when', title: '时间', width: '18%', cell: ({ when }) => when },
  { key: 'reason', title: '为什么', width: '32%', cell: ({ reason }) => <Box className={style.strong}>{reason}</Box> },
  { key: 'rule', title: '按哪一条', cell: ({ rule }) => rule },
  { key: 'by', title: '谁核实的', width: '17%', cell: ({ confirmedBy }) => confirmedBy },
  {
    key: 'points',
    title: '分',
    width: '72px',
    right: true,
    cell: ({ points }) => <Change points={points} />,
  },
]

/** The ledger: what can be used, what waits, how the year stands, and every entry with its rule and reason. */
export function PointsView(props: PointsViewProps) {
  const { stage, offline, entries, more } = props
  if (stage === 'loading') return <Skeleton head rows={4} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  return (
    <Box className={style.points}>
      <Box>
        {offline && <OfflineBanner title="现在没连上。" text="下面是上次看到的，连上了会更新。" />}
        <Standing {...props} />
      </Box>
      <Box className={style.ledger}>
        {entries.length === 0 ? (
          <Empty
            title="还没有积分"
            text={'记一次走访，核实了就有。'}
            action={{ label: '记一次走访', icon: 'door', onTap: props.onRecord }}
          />
        ) : (
          <Section title="每一笔">
            <Entries entries={entries} />
            {more && (
              <Box className={style.more}>
                <Button kind="text" size="m" icon="down" busy={props.busyMore && '正在打开'} onTap={props.onMore}>
                  看更早的
                </Button>
              </Box>
            )}
          </Section>
        )}
      </Box>
    </Box>
  )
}

function Standing(props: PointsViewProps) {
  const { earnedThisYear, yearCap } = props
  const full = earnedThisYear >= yearCap
  return (
    <Card>
      <Balance {...props} />
      <Aside held={props.held} owed={props.owed} />
      <Box className={style.note}>
        {full
          ? `今年的 ${yearCap} 分已经满了，谢谢您。走访照样记，记录照样在。`
          : `一年最多 ${yearCap} 分，今年还能得 ${yearCap - earnedThisYear} 分。积分是谢意，不是钱。`}
      </Box>
    </Card>
  )
}

function Entries({ entries }: { entries: readonly EntryShown[] }) {
  const layout = useLayout()
  if (layout !== 'phone')
    return (
      <Card className={style.table}>
        <Table label="积分明细" columns={columns} rows={entries} keyOf={({ key }) => key} />
      </Card>
    )
  return (
    <ListCard label="积分明细">
      {entries.map(({ key, points, reason, rule, confirmedBy, when }) => (
        <Row
          key={key}
          title={reason}
          note={[when, rule, confirmedBy].filter(Boolean).join('·')}
          trailing={<Change points={points} />}
          trailingLabel={`${signed(points)} 分`}
        />
      ))}
    </ListCard>
  )
}
