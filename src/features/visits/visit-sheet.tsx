import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Confirm, Sheet } from '../../ui/sheet'
import { type StateKey, Status } from '../../ui/status'
import { TimeLine, type TimeStep } from '../../ui/timeline'
import style from './visits.module.scss'

/** One visit as its author sees it. */
export interface VisitShown {
  key: string
  place: string
  /** `今天 10:42·没有问题·得 1 分` */
  note: string
  state: StateKey
  /** Why it waits or does not count, and what can be done. */
  reason?: string
  /** What happened to it; without any there is nothing to open. */
  steps: readonly TimeStep[]
  canNote: boolean
  canWithdraw: boolean
  /** It could not be taken, or a change of it: once read, that may go. */
  canDismiss: boolean
}

interface VisitSheetProps {
  visit?: VisitShown
  onClose: () => void
  onDismiss: (key: string) => void
  onNote: (key: string) => void
  onWithdraw: (key: string) => void
}

/** Where a visit has got to, and what its author may still do. */
export function VisitSheet({ visit, onClose, onDismiss, onNote, onWithdraw }: VisitSheetProps) {
  const [asking, setAsking] = useState(false)
  const key = visit?.key ?? ''
  const take = (): void => {
    setAsking(false)
    onClose()
    onWithdraw(key)
  }
  return (
    <>
      <Sheet
        open={visit !== undefined && !asking}
        title={visit?.place ?? ''}
        onClose={onClose}
        foot={
          <>
            {visit?.canWithdraw && (
              <Button kind="second" wide icon="undo" onTap={() => setAsking(true)}>
                撤回
              </Button>
            )}
            {visit?.canDismiss && (
              <Button wide icon="tick" onTap={() => handOver(onClose, () => onDismiss(key))}>
                知道了
              </Button>
            )}
            {visit?.canNote && !visit.canDismiss && (
              <Button wide icon="edit" onTap={() => handOver(onClose, () => onNote(key))}>
                补一句
              </Button>
            )}
          </>
        }
      >
        {visit && (
          <>
            <Box className={style.state}>
              <Status state={visit.state} />
            </Box>
            {visit.reason && <Box className={style.reason}>{visit.reason}</Box>}
            <TimeLine label="这一条到哪一步了" steps={visit.steps} />
          </>
        )}
      </Sheet>
      <Confirm
        open={asking}
        title="撤回这一条？"
        text="撤回后这次走访不算数，也不计分。要是真去过，留着就好。"
        verb="撤回这一条"
        keep="留着"
        onConfirm={take}
        onKeep={() => setAsking(false)}
      />
    </>
  )
}

function handOver(close: () => void, open: () => void): void {
  close()
  open()
}
