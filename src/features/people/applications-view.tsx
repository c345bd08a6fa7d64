import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Filters } from '../../ui/desk'
import { TextArea } from '../../ui/field'
import { Sheet, SheetPlace } from '../../ui/sheet'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { TickList } from '../../ui/tick-list'
import style from './people.module.scss'
import type { ApplicationShown } from './use-applications'

export interface ApplicationsViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  rows: readonly ApplicationShown[]
  total: number
  ticked: readonly string[]
  oneCommunity: boolean
  grids: readonly { value: string; label: string }[]
  more: boolean
  busyMore: boolean
  busy: boolean
  requestId?: string
  onTick: (keys: string[]) => void
  /** True when it was sent: the sheet is done. */
  onApprove: (grid: string) => Promise<boolean>
  onRefuse: (reason: string) => Promise<boolean>
  onImport: () => void
  onMore: () => void
  onRetry: () => void
}

/** 志愿者申请: who waits, ticked one by one or many, and two answers. */
export function ApplicationsView(props: ApplicationsViewProps) {
  const { stage, rows, ticked, offline } = props
  const [sheet, setSheet] = useState<'approve' | 'refuse'>()
  if (stage === 'loading') return <Skeleton rows={5} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  const off = offline ? '连上网才能办' : ticked.length === 0 ? '先在名字前面打勾' : undefined
  const close = (): void => setSheet(undefined)
  return (
    <Box className={style.people}>
      {offline && <OfflineBanner title="现在没连上。" text="连上了再办，名单可能不是最新的。" />}
      <Box className={style.tools}>
        <Button kind="second" size="m" icon="up" onTap={props.onImport}>
          用表格导入
        </Button>
      </Box>
      {rows.length === 0 ? (
        <Empty title="没有等着的申请" text={'有人申请当志愿者，\n会在这里等您看。'} />
      ) : (
        <>
          <Box className={style.words}>{`共 ${props.total} 份在等，先来的在前。可以一次勾几份。`}</Box>
          <Card>
            <TickList
              label="等着的申请"
              items={rows.map(({ key, name, note }) => ({ key, label: name, note }))}
              ticked={ticked}
              onChange={props.onTick}
            />
          </Card>
          {props.more && (
            <Box className={style.more}>
              <Button kind="text" size="m" icon="down" busy={props.busyMore && '正在打开'} onTap={props.onMore}>
                看后面的
              </Button>
            </Box>
          )}
          <Box className={style.buttons}>
            <Button kind="second" offBecause={off} onTap={() => setSheet('refuse')}>
              不通过，写明原因
            </Button>
            <Button
              icon="check"
              offBecause={off ?? (props.oneCommunity ? undefined : '一次只勾一个社区的')}
              onTap={() => setSheet('approve')}
            >
              {ticked.length > 0 ? `通过 ${ticked.length} 份` : '通过'}
            </Button>
          </Box>
        </>
      )}
      <SheetPlace>
        {sheet === 'approve' && <ApproveSheet {...props} onClose={close} />}
        {sheet === 'refuse' && <RefuseSheet {...props} onClose={close} />}
      </SheetPlace>
    </Box>
  )
}

type SheetProps = ApplicationsViewProps & { onClose: () => void }

function ApproveSheet({ grids, ticked, busy, onApprove, onClose }: SheetProps) {
  const [picked, setPicked] = useState<string>()
  const grid = picked ?? grids[0]?.value
  const hand = async (): Promise<void> => {
    if (grid !== undefined && !busy && (await onApprove(grid))) onClose()
  }
  return (
    <Sheet
      open
      title={`通过 ${ticked.length} 份申请`}
      onClose={onClose}
      foot={
        <Button
          wide
          icon="check"
          busy={busy && '正在办'}
          offBecause={grid === undefined ? '这个社区还没有网格' : undefined}
          onTap={() => void hand()}
        >
          通过，告诉他们
        </Button>
      }
    >
      <Box className={style.words}>请先电话核对是本人。通过后他们就能记走访，归到下面这个网格。</Box>
      <Filters
        selects={[{ key: 'grid', label: '归到哪个网格', value: grid ?? '', options: grids }]}
        onSelect={(_, value) => setPicked(value)}
      />
    </Sheet>
  )
}

function RefuseSheet({ ticked, busy, onRefuse, onClose }: SheetProps) {
  const [reason, setReason] = useState('')
  const written = reason.trim()
  const hand = async (): Promise<void> => {
    if (written !== '' && !busy && (await onRefuse(written))) onClose()
  }
  return (
    <Sheet
      open
      title={`不通过 ${ticked.length} 份申请`}
      onClose={onClose}
      foot={
        <>
          <Button kind="second" wide onTap={onClose}>
            先不办
          </Button>
          <Button
            wide
            busy={busy && '正在办'}
            offBecause={written === '' ? '写一句为什么' : undefined}
            onTap={() => void hand()}
          >
            不通过
          </Button>
        </>
      }
    >
      <TextArea
        label="为什么不通过？"
        help="申请的人会看到这句话，请好好说。他改好了可以再申请。"
        value={reason}
        onChange={setReason}
        maxLength={100}
        lines={3}
      />
    </Sheet>
  )
}
