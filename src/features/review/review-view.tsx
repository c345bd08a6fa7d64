import { useState } from 'react'
import { useLayout } from '../../platform/layout'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ListCard } from '../../ui/card'
import { type Column, Filters, Pager, Panel, Preview, Split, Table } from '../../ui/desk'
import { Row } from '../../ui/row'
import { Confirm } from '../../ui/sheet'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { Status } from '../../ui/status'
import { Decision } from './decision'
import { HeldVisit, type HeldVisitShown } from './held-visit'
import style from './review.module.scss'

export interface ReviewViewProps {
  stage: 'loading' | 'ready' | 'failed'
  /** The line is down: looking is possible, deciding is not. */
  offline: boolean
  rows: readonly HeldVisitShown[]
  /** All that wait, also on later pages. */
  total: number
  /** Chips that narrow the list: kinds of reason, places. */
  chips: readonly { key: string; label: string; on: boolean }[]
  onChip: (key: string) => void
  /** How many of the rows shown one tap would confirm, none of them one's own. */
  free: number
  onVerifyAll: () => void
  requestId?: string
  onVerify: (key: string) => void
  onRefuse: (key: string, reason: string) => void
  onMore?: () => void
  onRetry: () => void
}

const columns: readonly Column<HeldVisitShown>[] = [
  { key: 'who', title: '时间·谁', width: '22%', cell: (row) => <Two main={row.when} more={row.who} /> },
  { key: 'where', title: '哪里', width: '32%', cell: (row) => <Two main={row.place} more={row.where} strong /> },
  { key: 'result', title: '结果', width: '17%', cell: (row) => <Two main={row.result} more={row.points} /> },
  {
    key: 'why',
    title: '为什么等看',
    cell: (row) => (
      <>
        <Status state="held" word={row.why} />
        {row.said && <Box className={style.said}>「{row.said}」</Box>}
      </>
    ),
  },
]

/** Held visits: look, and say whether they count. A list with its preview on the desk, rows and a sheet elsewhere. */
export function ReviewView(props: ReviewViewProps) {
  const { stage, rows } = props
  const layout = useLayout()
  const [picked, setPicked] = useState<string>()
  const desk = layout === 'desk'
  // On the desk something is always in view; elsewhere a sheet only comes when asked for.
  const shown = rows.find(({ key }) => key === picked) ?? (desk ? rows[0] : undefined)
  if (stage === 'loading') return <Skeleton rows={6} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  return (
    <Split>
      <Panel top={<Top {...props} />} bottom={<Bottom {...props} keys={desk} />}>
        {layout === 'phone' ? (
          <PhoneList {...props} onOpen={setPicked} />
        ) : (
          <Table
            label="等复核的走访"
            columns={columns}
            rows={rows}
            keyOf={({ key }) => key}
            selected={shown?.key}
            onSelect={({ key }) => setPicked(key)}
            empty={<NothingLeft {...props} />}
          />
        )}
      </Panel>
      <Preview
        open={shown !== undefined}
        title={shown?.place ?? ''}
        onClose={() => setPicked(undefined)}
        foot={
          shown && (
            <Decision
              key={shown.key}
              busy={shown.busy}
              offline={props.offline}
              own={shown.own}
              onVerify={() => props.onVerify(shown.key)}
              onRefuse={(reason) => props.onRefuse(shown.key, reason)}
            />
          )
        }
      >
        {shown && <HeldVisit visit={shown} />}
      </Preview>
    </Split>
  )
}

const Top = (props: ReviewViewProps) => (
  <>
    {props.offline && (
      <Box className={style.offline}>
        <OfflineBanner title="现在没连上。" text="已经打开的可以先看，连上了再定。" />
      </Box>
    )}
    {props.chips.length > 0 && (
      <Filters chips={props.chips} onChip={props.onChip} actions={props.free > 1 && <VerifyAll {...props} />} />
    )}
  </>
)

/** Everything that is shown, at once: after a look at the list, and asked once more. */
function VerifyAll({ free, offline, onVerifyAll }: ReviewViewProps) {
  const [asking, setAsking] = useState(false)
  const confirm = (): void => {
    setAsking(false)
    onVerifyAll()
  }
  if (offline) return null
  return (
    <>
      <Button kind="second" size="m" icon="check" onTap={() => setAsking(true)}>
        {`核实这 ${free} 条`}
      </Button>
      <Confirm
        open={asking}
        title={`这 ${free} 条都算数？`}
        text="都看过了再点，分就记上了。听到的情况和自己记的不在里面，要一条一条看。"
        verb={`核实这 ${free} 条`}
        keep="再看看"
        onKeep={() => setAsking(false)}
        onConfirm={confirm}
      />
    </>
  )
}

const Bottom = ({ rows, total, onMore, keys }: ReviewViewProps & { keys: boolean }) =>
  rows.length > 0 ? (
    <Pager summary={`共 ${total} 条，先来的在前`} hint={keys ? '↑ ↓ 选' : undefined} onNext={onMore} />
  ) : null

const PhoneList = ({ rows, onOpen, ...props }: ReviewViewProps & { onOpen: (key: string) => void }) =>
  rows.length === 0 ? (
    <NothingLeft {...props} />
  ) : (
    <ListCard label="等复核的走访">
      {rows.map(({ key, place, who, result, why }) => (
        <Row
          key={key}
          title={place}
          note={`${who}·${result}·${why}`}
          icon="pause"
          tone="wait"
          onOpen={() => onOpen(key)}
        />
      ))}
    </ListCard>
  )

function NothingLeft({ chips, onChip }: Pick<ReviewViewProps, 'chips' | 'onChip'>) {
  const narrowed = chips.filter(({ on }) => on)
  if (narrowed.length === 0) return <Empty title="都看完了" text={'没有等复核的走访。\n来了新的，这里会有。'} />
  const showAll = (): void => {
    for (const { key } of narrowed) onChip(key)
  }
  return (
    <Empty
      title="这样选，一条也没有"
      text={`现在只看「${narrowed.map(({ label }) => label).join('、')}」。`}
      action={{ label: '全部都看', onTap: showAll }}
    />
  )
}

const Two = ({ main, more, strong }: { main: string; more: string; strong?: boolean }) => (
  <>
    <Box className={strong ? style.strong : style.main}>{main}</Box>
    <Box className={style.more}>{more}</Box>
  </>
)
