import { type ReactNode, useEffect, useState } from 'react'
import { focusIfLost } from '../../platform/focus'
import { useLayout } from '../../platform/layout'
import { Box, partId } from '../../ui/base'
import { type FilterSelect, Filters, Pager, Panel, Split, Table } from '../../ui/desk'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { CaseCard } from '../case/case-card'
import { columns } from './columns'
import style from './queue.module.scss'
import type { ReportShown } from './queue-words'

export interface QueueViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  tabs: readonly { key: string; label: string; count?: number }[]
  tab: string
  onTab: (key: string) => void
  selects: readonly FilterSelect[]
  onSelect: (key: string, value: string) => void
  chips: readonly { key: string; label: string; on: boolean }[]
  onChip: (key: string) => void
  /** Undefined while nothing is narrowed. */
  onShowAll?: () => void
  rows: readonly ReportShown[]
  busyMore: boolean
  requestId?: string
  onOpen: (row: ReportShown) => void
  onMore?: () => void
  onRetry: () => void
  /** What a chosen row says and what can be done with it; without a row, that nothing is chosen. */
  preview: (row: ReportShown | undefined, close: () => void) => ReactNode
}

/** The street's list, urgent first, then what is due first. */
export function QueueView(props: QueueViewProps) {
  const layout = useLayout()
  const [picked, setPicked] = useState<{ key: string; at: number }>()
  const { rows } = props
  const desk = layout === 'desk'
  // A row that was decided leaves the list: the one that takes its place is looked at next.
  const found = rows.find(({ key }) => key === picked?.key)
  const next = rows[Math.min(picked?.at ?? 0, rows.length - 1)]
  const row = found ?? (desk ? next : undefined)
  const pick = ({ key }: ReportShown): void => setPicked({ key, at: rows.findIndex((one) => one.key === key) })
  const first = rows[0]?.key
  // On the desk something is always in view.
  useEffect(() => {
    if (desk && picked === undefined && first !== undefined) setPicked({ key: first, at: 0 })
  }, [desk, picked, first])
  const left = desk && picked !== undefined && found === undefined && next ? idOf(next) : undefined
  // The button that decided it is gone with it: the keys go on in the list.
  useEffect(() => {
    if (left !== undefined) focusIfLost(left)
  }, [left])
  const bars = afresh(props, () => setPicked(undefined))
  if (layout === 'phone')
    return (
      <Box className={style.phone}>
        <Box className={style.bars}>
          <Top {...bars} />
        </Box>
        {props.stage === 'ready' ? <PhoneList {...bars} /> : <Unready {...props} />}
        <Bottom {...props} keys={false} />
      </Box>
    )
  return (
    <Split>
      <Panel top={<Top {...bars} />} bottom={<Bottom {...props} keys={desk} />}>
        {props.stage !== 'ready' ? (
          <Unready {...props} />
        ) : (
          <Table
            label="反映，紧急的在前，再按期限"
            columns={columns}
            rows={rows}
            keyOf={({ key }) => key}
            idOf={idOf}
            selected={row?.key}
            onSelect={pick}
            onOpen={props.onOpen}
            empty={<Nothing {...bars} />}
          />
        )}
      </Panel>
      {props.preview(row, () => setPicked(undefined))}
    </Split>
  )
}

const idOf = ({ key }: ReportShown): string => partId('report', key)

/** Another list begins at its own first row. */
const afresh = (props: QueueViewProps, begin: () => void): QueueViewProps => ({
  ...props,
  onTab: (key) => {
    begin()
    props.onTab(key)
  },
  onSelect: (key, value) => {
    begin()
    props.onSelect(key, value)
  },
  onChip: (key) => {
    begin()
    props.onChip(key)
  },
})

const Top = (props: QueueViewProps) => (
  <>
    {props.offline && (
      <Box className={style.offline}>
        <OfflineBanner title="现在没连上。" text="已经打开的可以先看，连上了再办。" />
      </Box>
    )}
    <Filters
      tabs={{ label: '反映', current: props.tab, items: props.tabs }}
      onTab={props.onTab}
      selects={props.selects}
      onSelect={props.onSelect}
      chips={props.chips}
      onChip={props.onChip}
    />
  </>
)

const Unready = ({ stage, onRetry, requestId }: QueueViewProps) =>
  stage === 'loading' ? (
    <Box className={style.inside}>
      <Skeleton rows={6} />
    </Box>
  ) : (
    <Failure onRetry={onRetry} requestId={requestId} />
  )

const Bottom = ({ rows, tab, tabs, onShowAll, onMore, busyMore, keys }: QueueViewProps & { keys: boolean }) => {
  if (rows.length === 0) return null
  const total = onShowAll === undefined ? tabs.find(({ key }) => key === tab)?.count : undefined
  const order = tab === 'ended' ? '新办结的在前' : '紧急的在前，再按期限'
  return (
    <Pager
      summary={total === undefined ? order : `共 ${total} 件，${order}`}
      hint={keys ? '↑ ↓ 选，回车打开' : undefined}
      onNext={onMore}
      busy={busyMore}
    />
  )
}

const PhoneList = (props: QueueViewProps) =>
  props.rows.length === 0 ? (
    <Nothing {...props} />
  ) : (
    <Box as="ul" label="反映，紧急的在前，再按期限" className={style.cards}>
      {props.rows.map((row) => (
        <Box as="li" key={row.key}>
          <CaseCard
            tags={[...row.urgent.slice(0, 1).map(tagOf), row.standing]}
            aside={row.source}
            title={row.place}
            notes={[row.title, [eachOf(row), row.waitsForReply ? '有留言等回' : row.beside].filter(Boolean).join('·')]}
            onOpen={() => props.onOpen(row)}
          />
        </Box>
      ))}
    </Box>
  )

const eachOf = ({ amount }: ReportShown): string => (/\d/.test(amount) ? `每人 ${amount}` : `钱数${amount}`)

const tagOf = ({ state = 'urgent', word }: ReportShown['urgent'][number]) => ({ state, word })

const nothing: Record<string, { title: string; text: string }> = {
  toAnswer: { title: '都答复了', text: '没有等受理的反映。\n来了新的，这里会有。' },
  open: { title: '没有正在办的', text: '受理以后的事会在这里。' },
  dueSoon: { title: '没有快到期的', text: '今天和明天到期的会在这里。' },
  ended: { title: '还没有办结的', text: '谈成、没谈成和不受理的会在这里。' },
}

function Nothing({ tab, onShowAll }: QueueViewProps) {
  if (onShowAll)
    return (
      <Empty
        title="这样选，一件也没有"
        text="换一个社区或来源看看。"
        action={{ label: '全部都看', onTap: onShowAll }}
      />
    )
  const { title, text } = nothing[tab] ?? { title: '这里没有', text: '' }
  return <Empty title={title} text={text} />
}
