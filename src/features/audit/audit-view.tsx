import type { AuditRow } from '#domain/contract/audit'
import { useLayout } from '../../platform/layout'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { type Column, Filters, Table } from '../../ui/desk'
import { Row } from '../../ui/row'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import style from './audit.module.scss'

type Line = AuditRow & { when: string }

export interface AuditViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  requestId?: string
  /** Newest first. */
  lines: readonly Line[]
  places: readonly { path: string; name: string }[]
  of?: string
  more: boolean
  busyMore: boolean
  onChoose: (path: string) => void
  onMore: () => void
  onRetry: () => void
}

/** 操作记录: who did what that somebody may have to answer for, when, and why. */
export function AuditView(props: AuditViewProps) {
  const { stage, lines, places } = props
  const layout = useLayout()
  if (stage === 'loading') return <Skeleton rows={6} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  return (
    <Box className={style.audit}>
      {props.offline && <OfflineBanner title="现在没连上。" text="看到的可能不是最新的。" />}
      {places.length > 1 && (
        <Filters
          selects={[
            {
              key: 'of',
              label: '哪里',
              value: props.of ?? '',
              options: places.map(({ path, name }) => ({ value: path, label: name })),
            },
          ]}
          onSelect={(_, path) => props.onChoose(path)}
        />
      )}
      {lines.length === 0 ? (
        <Empty title="还没有记录" text="看号码、定事情、改名册，都会记在这里。" />
      ) : layout === 'phone' ? (
        <ListCard label="操作记录">
          {lines.map(({ id, byName, what, when, reason }) => (
            <Row key={id} title={`${byName}${what}`} note={[when, reason].filter(Boolean).join('·')} />
          ))}
        </ListCard>
      ) : (
        <Card className={style.table}>
          <Table label="操作记录" columns={columns} rows={lines} keyOf={({ id }) => id} />
        </Card>
      )}
      {props.more && (
        <Box className={style.more}>
          <Button kind="text" size="m" icon="down" busy={props.busyMore && '正在打开'} onTap={props.onMore}>
            看更早的
          </Button>
        </Box>
      )}
    </Box>
  )
}

const columns: readonly Column<Line>[] = [
  { key: 'when', title: '时间', width: '16%', cell: ({ when }) => when },
  { key: 'by', title: '谁', width: '14%', cell: ({ byName }) => <Box className={style.strong}>{byName}</Box> },
  { key: 'what', title: '做了什么', width: '24%', cell: ({ what }) => what },
  { key: 'reason', title: '写的理由', cell: ({ reason }) => reason },
  { key: 'about', title: '编号', width: '24%', cell: ({ about }) => <Box className={style.small}>{about}</Box> },
]
