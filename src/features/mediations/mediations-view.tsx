import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { TextArea } from '../../ui/field'
import { Sheet, SheetPlace } from '../../ui/sheet'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { StatusTag } from '../../ui/status'
import { type LostShown, LostWords } from '../case/lost-words'
import style from './mediations.module.scss'

/** An active mediation of a volunteer that waits for a mediator's look, in words. */
export interface MediationShown {
  key: string
  place: string
  /** `桃园社区·第 12 网格` */
  where: string
  /** `谈成了` */
  outcome: string
  words: string
  /** `今天 10:15` */
  when: string
  /** `周桂芳 138****2046` */
  who: string
  /** One's own: somebody else must say whether it counts. */
  own: boolean
  /** A decision is on its way. */
  busy: boolean
}

export interface MediationsViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  rows: readonly MediationShown[]
  total: number
  more: boolean
  busyMore: boolean
  lost: readonly LostShown[]
  /** What was written before and came back. */
  draftOf: (key: string) => string
  requestId?: string
  onConfirm: (key: string) => void
  onRefuse: (key: string, reason: string) => void
  onAgain: (commandId: string) => void
  onDismiss: (commandId: string) => void
  onMore: () => void
  onRetry: () => void
}

/** What volunteers brought together: look, and say whether it counts. */
export function MediationsView(props: MediationsViewProps) {
  const { stage, rows, total, offline } = props
  const [refusing, setRefusing] = useState<string>()
  if (stage === 'loading') return <Skeleton rows={3} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  const asked = rows.find(({ key }) => key === refusing)
  return (
    <Box className={style.page}>
      {offline && <OfflineBanner title="现在没连上。" text="可以先看，连上了再定。" />}
      {props.lost.map((lost) => (
        <LostWords key={lost.commandId} lost={lost} onAgain={props.onAgain} onDismiss={props.onDismiss} />
      ))}
      {rows.length === 0 && <Empty title="都看完了" text={'志愿者牵头调解了，\n会在这里等您看。'} />}
      {rows.length > 0 && <Box className={style.note}>共 {total} 件，先来的在前。两边都愿意谈，才算调解。</Box>}
      <Box as="ul" className={style.list}>
        {rows.map((row) => (
          <Box as="li" key={row.key}>
            <One row={row} offline={offline} onConfirm={props.onConfirm} onRefuse={setRefusing} />
          </Box>
        ))}
      </Box>
      {props.more && (
        <Button kind="text" size="m" icon="down" busy={props.busyMore && '正在打开'} onTap={props.onMore}>
          看后面的
        </Button>
      )}
      <SheetPlace>
        {asked && (
          <Refuse
            key={asked.key}
            row={asked}
            before={props.draftOf(asked.key)}
            onClose={() => setRefusing(undefined)}
            onRefuse={(reason) => {
              setRefusing(undefined)
              props.onRefuse(asked.key, reason)
            }}
          />
        )}
      </SheetPlace>
    </Box>
  )
}

type OneProps = Pick<MediationsViewProps, 'offline' | 'onConfirm'> & {
  row: MediationShown
  onRefuse: (key: string) => void
}

function One({ row, offline, onConfirm, onRefuse }: OneProps) {
  const { key, place, where, outcome, words, when, who, own, busy } = row
  const offBecause = own ? '您自己牵头的，请另一位调解员来看' : offline ? '连上网才能定' : undefined
  return (
    <Card>
      <Box className={style.head}>
        <StatusTag state="held" word={outcome} />
        <Box className={style.note}>{when}</Box>
      </Box>
      <Box as="h2" className={style.place}>
        {place}
      </Box>
      <Box className={style.note}>{where}</Box>
      <Box className={style.words}>「{words}」</Box>
      <Box className={style.note}>{who}</Box>
      <Box className={style.buttons}>
        {own ? (
          <Button kind="second" size="m" offBecause={offBecause}>
            算数
          </Button>
        ) : (
          <>
            <Button kind="second" size="m" onTap={() => onRefuse(key)}>
              不算数
            </Button>
            <Button
              kind="second"
              size="m"
              icon="check"
              busy={busy && '正在记'}
              offBecause={offBecause}
              onTap={() => onConfirm(key)}
            >
              算数
            </Button>
          </>
        )}
      </Box>
    </Card>
  )
}

interface RefuseProps {
  row: MediationShown
  before: string
  onRefuse: (reason: string) => void
  onClose: () => void
}

function Refuse({ row, before, onRefuse, onClose }: RefuseProps) {
  const [reason, setReason] = useState(before)
  const written = reason.trim()
  return (
    <Sheet
      open
      title="不算数，为什么？"
      onClose={onClose}
      foot={
        <>
          <Button kind="second" wide onTap={onClose}>
            再想想
          </Button>
          <Button
            wide
            offBecause={written === '' ? '写一句为什么，才能退回' : undefined}
            onTap={() => onRefuse(written)}
          >
            不算数，告诉他
          </Button>
        </>
      }
    >
      <TextArea
        label={`${row.place}这一次，为什么不算？`}
        help="志愿者会看到这句话，请好好说。"
        value={reason}
        onChange={setReason}
        maxLength={200}
        lines={3}
      />
    </Sheet>
  )
}
