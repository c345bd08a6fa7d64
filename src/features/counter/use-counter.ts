import { useState } from 'react'
import type { PickupView } from '#domain/contract/points'
import { pickupIn } from '#domain/goods/goods'
import { type Instant, instantOf } from '#domain/kernel/instant'
import { thisPhone } from '../../client/this-phone'
import { clock } from '../../platform/clock'
import { scanCode, scansByItself } from '../../platform/scan'
import { closeToast, toast } from '../../ui/toast'
import { useAsk } from '../session/use-ask'
import { useOnline } from '../session/use-session'
import { useTell } from '../session/use-tell'
import { shownHandOuts, shownPickup } from './counter-words'

type Step =
  | { kind: 'asking' }
  | { kind: 'found'; code: string; pickup: PickupView; at: Instant }
  | { kind: 'done'; pickup: PickupView; onHand: number }

/** Colleagues hand out at other windows. */
const bookEveryMs = 60_000

/** The window: a code is looked up, the person is looked at, the item goes out once. */
export function useCounter() {
  const online = useOnline()
  const book = useAsk('points', 'stock', {}, { keep: false, everyMs: bookEveryMs })
  const handOut = useTell('points', 'handOut')
  const [step, setStep] = useState<Step>({ kind: 'asking' })
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const [looking, setLooking] = useState(false)
  const [scanOpen, setScanOpen] = useState(false)

  function begin(): void {
    setStep({ kind: 'asking' })
    setTyped('')
    setProblem(undefined)
  }

  async function lookUp(text: string): Promise<void> {
    setScanOpen(false)
    if (looking) return
    closeToast()
    const code = text.trim()
    setProblem(undefined)
    if (pickupIn(code) === undefined) return setProblem(notACode(code))
    setLooking(true)
    const reply = await thisPhone().calls.ask('points', 'lookUpPickup', { code })
    setLooking(false)
    if (reply.ok) setStep({ kind: 'found', code, pickup: reply.data, at: instantOf(clock.now()) })
    else setProblem(isSilence(reply) ? '没连上，东西先别发。等一会儿再查一次。' : reply.refusal.message)
  }

  async function scan(): Promise<void> {
    if (!scansByItself) return setScanOpen(true)
    const text = await scanCode()
    if (text !== null) await lookUp(text)
  }

  async function confirm(): Promise<void> {
    if (step.kind !== 'found' || handOut.busy) return
    const { code, pickup } = step
    setProblem(undefined)
    const reply = await handOut.tell({ code, redemptionId: pickup.redemptionId })
    if (reply.ok) {
      setTyped('')
      return setStep({ kind: 'done', pickup, onHand: reply.data.onHand })
    }
    if (isSilence(reply)) return setProblem('没连上，不知道记上没有。再点一次「确认」，不会记重。')
    setStep({ kind: 'asking' })
    setProblem(reply.refusal.message)
  }

  return {
    stage: book.stage,
    requestId: book.requestId,
    refetch: book.refetch,
    offline: !online,
    typed,
    setTyped,
    problem,
    looking,
    handing: handOut.busy,
    pickup: step.kind === 'found' ? shownPickup(step.pickup, step.at) : undefined,
    done: step.kind === 'done' ? doneOf(step) : undefined,
    lookUp: (text: string) => void lookUp(text),
    scan: () => void scan(),
    scanOpen,
    closeScan: () => setScanOpen(false),
    confirm: () => void confirm(),
    begin,
    /** Somebody else holds the phone: nothing was changed, so nothing is to be taken back. */
    notThem(): void {
      begin()
      toast('没有发。分和东西都还给他留着。')
    },
    today: shownHandOuts(book.data?.handedOutToday ?? []),
    waiting: book.data?.waiting ?? 0,
  }
}

const doneOf = ({ pickup, onHand }: Extract<Step, { kind: 'done' }>) => ({
  name: pickup.name,
  icon: pickup.icon,
  holder: pickup.holderName,
  points: pickup.points,
  left: pickup.availableBefore - pickup.points,
  onHand,
})

const isSilence = ({ refusal, requestId }: { refusal: { code: string }; requestId: string }): boolean =>
  refusal.code === 'unavailable' && requestId === ''

/** What was read is none of our pick-up codes; what was typed is mostly a digit short. */
const notACode = (given: string): string =>
  /^[\d\s]*$/.test(given) ? '领取码是 6 个数字，看看有没有少一位。' : '这不是领取码，请让他打开「领取码」再扫。'
