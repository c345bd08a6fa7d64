import { useState } from 'react'
import type { InputOf } from '#domain/contract/index'
import { mostCodes } from '#domain/place/registry'
import { useAsk } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { useTell } from '../session/use-tell'
import { type CardShown, shownCard } from './place-words'
import { said } from './said'

type Id = InputOf<'place', 'open'>['placeId']
export type Side = 'first' | 'second'

/** Entries of one place, two beside each other at a time, until only one of them is left. */
export function useMerge(group: readonly string[]) {
  const now = useNow()
  const [ids, setIds] = useState(group as readonly Id[])
  const [keep, setKeep] = useState<Side>('first')
  const [firstId, secondId] = ids
  const first = useAsk('place', 'open', { placeId: firstId as Id }, { enabled: firstId !== undefined, keep: false })
  const second = useAsk('place', 'open', { placeId: secondId as Id }, { enabled: secondId !== undefined, keep: false })
  const merge = useTell('place', 'merge')
  const [kept, gone] = keep === 'first' ? [first.data, second.data] : [second.data, first.data]
  const cards = first.data && second.data && { first: shownCard(first.data, now), second: shownCard(second.data, now) }
  return {
    stage: stageOf(firstId !== undefined && secondId !== undefined, [first.stage, second.stage]),
    offline: first.offline || second.offline,
    requestId: first.requestId ?? second.requestId,
    refetch() {
      first.refetch()
      second.refetch()
    },
    cards,
    keep,
    setKeep,
    /** Further entries of the same place, after these two. */
    further: Math.max(0, ids.length - 2),
    moves: cards ? movesOf(cards[keep], cards[keep === 'first' ? 'second' : 'first']) : [],
    problem: cards && problemIn(cards),
    busy: merge.busy,
    /** Undefined when it was refused; else whether a further entry is to be looked at, and which one stays. */
    async merge(): Promise<{ placeId: string; done: boolean } | undefined> {
      if (!kept || !gone) return undefined
      const reply = await merge.tell({
        ...{ keepId: kept.placeId, keepVersion: kept.version },
        ...{ goneId: gone.placeId, goneVersion: gone.version },
      })
      if (!said(reply, '合好了。')) return undefined
      const left = ids.filter((id) => id !== gone.placeId)
      setIds([kept.placeId, ...left.filter((id) => id !== kept.placeId)])
      setKeep('first')
      return { placeId: kept.placeId, done: left.length < 2 }
    },
  }
}

type Stage = 'loading' | 'ready' | 'failed' | 'nothing'
const stageOf = (two: boolean, stages: ('loading' | 'ready' | 'failed')[]): Stage =>
  !two
    ? 'nothing'
    : (stages.find((stage) => stage === 'failed') ?? stages.find((stage) => stage === 'loading') ?? 'ready')

const liveCodes = ({ codes }: CardShown): number => codes.filter(({ revoked }) => !revoked).length

function problemIn({ first, second }: Record<Side, CardShown>): string | undefined {
  if (first.mergedInto !== null || second.mergedInto !== null) return '有一份已经并过了，请回去看看还有没有重的'
  if (!first.mayEdit || !second.mayEdit) return '有一份不归您管，请街道的同志来合'
  const codes = liveCodes(first) + liveCodes(second)
  return codes > mostCodes
    ? `合起来有 ${codes} 个码，一处最多 ${mostCodes} 个，请先停用 ${codes - mostCodes} 个`
    : undefined
}

/** What goes where, in words. */
function movesOf(
  kept: CardShown,
  gone: CardShown,
): readonly { icon: 'scan' | 'doc' | 'firm' | 'info'; words: string }[] {
  const codes = liveCodes(gone)
  return [
    {
      icon: 'scan',
      words:
        codes === 0
          ? '并掉的那一份没有在用的码，牌子不用换。'
          : `并掉的那一份有 ${codes} 个在用的码，牌子不用换，扫出来就是留下的“${kept.name}”。`,
    },
    { icon: 'doc', words: '两边记过的走访、反映、案件都在，写的还是当时的名称和地方。' },
    {
      icon: 'firm',
      words: '登记资料、联系人、达标情况只用留下的那一份，不会自动抄过去。缺什么，先“改资料”补上再合。',
    },
    { icon: 'info', words: '合了就不能再分开。拿不准，先打电话问一问。' },
  ]
}
