import { useEffect, useRef, useState } from 'react'
import type { AnswerOf } from '#domain/contract/index'
import { timeLabel } from '#domain/kernel/instant'
import { browserLabel } from '#domain/people/browser'
import { pairingIn, typedPairing } from '#domain/people/pairing'
import { thisPhone } from '../../client/this-phone'
import { scanCode, scansByItself } from '../../platform/scan'
import { toast } from '../../ui/toast'
import { useOnline, useSession } from '../session/use-session'
import { useTell } from '../session/use-tell'

type Asks = { code: string } & AnswerOf<'account', 'pairing'>
/** `in`: the computer opens · `wrong`: another number was picked · `no`: it was not me. */
export type PairEnd = 'in' | 'wrong' | 'no'

/**
 * The phone's half of signing in on a PC: which browser asks, and the answer.
 *
 * @param opened the code in the page's address, or what was scanned; empty when it is typed here
 * @param scanNow whether WeChat's scanner opens with the page
 */
export function usePair(opened: string, scanNow: boolean) {
  const session = useSession()
  const online = useOnline()
  const { busy, tell } = useTell('account', 'answerPairing', { changes: false })
  const [typed, setTyped] = useState('')
  const [asking, setAsking] = useState(false)
  const [asks, setAsks] = useState<Asks>()
  const [problem, setProblem] = useState<string>()
  const [end, setEnd] = useState<PairEnd>()
  const me = session.kind === 'somebody' ? session.me : undefined

  async function look(code: string): Promise<void> {
    setAsking(true)
    const reply = await thisPhone().calls.ask('account', 'pairing', { code })
    setAsking(false)
    setAsks(reply.ok ? { code, ...reply.data } : undefined)
    setProblem(reply.ok ? undefined : reply.refusal.message)
  }

  async function take(text: string): Promise<void> {
    const code = pairingIn(text) ?? typedPairing(text)
    if (code === undefined) return toast('这不是登录码。请扫电脑登录页上的码，或者写下面的 8 位。')
    setTyped(code)
    await look(code)
  }

  async function scan(): Promise<void> {
    const text = await scanCode()
    if (text !== null) await take(text)
  }

  const begun = useRef(false)
  useEffect(() => {
    if (begun.current || me === undefined) return
    begun.current = true
    if (opened !== '') void take(opened)
    else if (scanNow && scansByItself) void scan()
  })

  async function answer(number: string | null): Promise<void> {
    if (!asks || busy) return
    const reply = await tell({ code: asks.code, number })
    if (!reply.ok) return setProblem(reply.refusal.message)
    setProblem(undefined)
    setEnd(reply.data.confirmed ? 'in' : number === null ? 'no' : 'wrong')
  }

  const code = typedPairing(typed)
  return {
    offline: !online,
    me: me && { name: me.name, streetName: me.streetName },
    typed,
    onType(text: string): void {
      setTyped(text.toUpperCase())
      setProblem(undefined)
    },
    isCode: code !== undefined,
    asking,
    busy,
    problem,
    asks: asks && {
      browser: browserLabel(asks),
      when: timeLabel(asks.openedAt),
      until: timeLabel(asks.expiresAt),
      numbers: asks.numbers,
    },
    end,
    onLook: () => code !== undefined && !asking && void look(code),
    onScan: scansByItself ? () => void scan() : undefined,
    onAnswer: (number: string | null) => void answer(number),
    /** Once more from the start, with another code. */
    onAgain(): void {
      setAsks(undefined)
      setEnd(undefined)
      setProblem(undefined)
      setTyped('')
    },
  }
}
