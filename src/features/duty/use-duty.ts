import { useState } from 'react'
import type { ShiftView } from '#domain/contract/duty'
import type { InputOf } from '#domain/contract/index'
import { mondayAfter } from '#domain/duty/monday'
import { toast } from '../../ui/toast'
import { useAsk } from '../session/use-ask'
import { useTell } from '../session/use-tell'

/** A week of the desk, and what is done with it. */
export function useDuty() {
  const [on, setOn] = useState<string>()
  const asked = useAsk('directory', 'week', on === undefined ? {} : { on }, { keep: false })
  const set = useTell('directory', 'setShift')
  const remove = useTell('directory', 'removeShift')
  const ask = useTell('directory', 'askSwap')
  const answer = useTell('directory', 'answerSwap')
  const week = asked.data
  const ofWeek = { monday: week?.monday ?? '', version: week?.version ?? 0 }
  const ofShift = ({ id }: ShiftView) => ({ ...ofWeek, shiftId: id })
  return {
    ...asked,
    week,
    busy: set.busy || remove.busy || ask.busy || answer.busy,
    move: (weeks: 1 | -1) => week && setOn(mondayAfter(week.monday, weeks)),
    set: (wish: Omit<InputOf<'directory', 'setShift'>, 'monday' | 'version'>) =>
      told(set.tell({ ...ofWeek, ...wish }), '排好了。'),
    remove: (shift: ShiftView) => told(remove.tell(ofShift(shift)), '这一班去掉了。'),
    ask: (shift: ShiftView, toUserId: InputOf<'directory', 'askSwap'>['toUserId'], words: string) =>
      told(ask.tell({ ...ofShift(shift), toUserId, words }), '已经问他了，他回了会告诉您。'),
    answer: (shift: ShiftView, accept: boolean) =>
      told(answer.tell({ ...ofShift(shift), accept }), accept ? '这一班归您了。' : '回他了。'),
  }
}

type Told = Promise<{ ok: true } | { ok: false; refusal: { code: string; message: string } }>

/** False when the sheet should stay as it is. */
export async function told(telling: Told, done: string): Promise<boolean> {
  const reply = await telling
  if (reply.ok) toast({ text: done, tone: 'ok' })
  else toast(reply.refusal.code === 'unavailable' ? '没连上。再点一次就行，不会做重。' : reply.refusal.message)
  return reply.ok
}
