import { dial } from '../../platform/dial'
import { Failure } from '../../ui/state'
import type { HandInStage } from './use-hand-in'

export interface WaitingViewProps {
  stage: HandInStage
  /** What the street said to an earlier try, in its words. */
  problem?: string
  phone: string
  onAgain: () => void
}

/** Handed in, and not answered yet: what is safe, and that it goes on by itself. */
export const WaitingView = ({ stage, problem, phone, onAgain }: WaitingViewProps) => (
  <Failure
    kind="offline"
    title={stage === 'sending' ? '正在交给街道' : (problem ?? '没连上，不是您的问题')}
    text={'您填的都在手机里，一个字没丢。\n有信号会自动接着交，只算一次。'}
    busy={stage === 'sending'}
    onRetry={onAgain}
    onPhone={() => dial(phone)}
  />
)
