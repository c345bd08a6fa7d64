import { useEffect, useRef, useState } from 'react'
import type { PlaceCard } from '#domain/contract/shared'
import { type Instant, listTimeLabel } from '#domain/kernel/instant'
import { placeCodeIn } from '#domain/place/place'
import type { VisitResult } from '#domain/visit/visit'
import type { Desk } from '../../client/phone'
import { thisPhone } from '../../client/this-phone'
import type { Stop } from '../../client/visits'
import { scanCode, scansByItself } from '../../platform/scan'
import type { PickItem } from '../../ui/row/pick-list'
import { toast } from '../../ui/toast'
import { useNow } from '../session/use-now'
import { useRoles } from '../session/use-roles'
import { useDesk, useOutboxItems } from '../session/use-session'
import { placeIcons } from '../visits/visit-words'
import { usePlaces } from './use-places'

const clueForm = 'clue'

/**
 * 记一次走访 in two taps: the likeliest door is chosen already, the second tap keeps the visit on the phone and leaves.
 *
 * @param scanned what stood in the code by which the page was opened, if it was
 * @param leave goes back to where the person came from, once the visit is kept
 */
export function useVisitPage(scanned: string | undefined, leave: () => void) {
  const desk = useDesk()
  const now = useNow()
  const { role } = useRoles()
  const [words, setWords] = useState('')
  const [picked, setPicked] = useState<string>()
  const [code, setCode] = useState<{ code: string; place: PlaceCard | null }>()
  const [scanOpen, setScanOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const found = usePlaces(words, role?.orgPath ?? '')
  const waiting = useOutboxItems().filter(({ outcome }) => outcome.kind === 'open').length

  const likeliest = words === '' || found.places.length === 1 ? found.places[0] : undefined
  const place = found.places.find(({ placeId }) => placeId === picked) ?? likeliest
  const atDoor = code !== undefined && (picked === undefined || picked === code.code)
  const stop: Stop | undefined = atDoor ? { by: 'code', ...code } : place && { by: 'list', place }

  /** A code was read or typed: the door is known, even while its name is not. */
  async function takeCode(text: string): Promise<void> {
    const read = placeCodeIn(text)
    setScanOpen(false)
    if (read === undefined) {
      toast('这不是我们的门牌码。请扫门口的小红帽码，或者写名称找。')
      return
    }
    setWords('')
    setPicked(undefined)
    setCode({ code: read, place: desk?.places.byCode(read) ?? null })
    const answer = desk && (await whoseCode(desk, read))
    if (answer === 'nobody') {
      setCode(undefined)
      toast('这个码还没有登记，或者写错了。请再扫一次，或者写名称找。')
    } else if (answer) setCode((held) => (held?.code === read ? { code: read, place: answer } : held))
  }

  async function scan(): Promise<void> {
    if (!scansByItself) return setScanOpen(true)
    const text = await scanCode()
    if (text !== null) await takeCode(text)
  }

  const opened = useRef(false)
  useEffect(() => {
    if (opened.current || scanned === undefined || desk === null) return
    opened.current = true
    void takeCode(scanned)
  })

  async function record(result: VisitResult, note: string): Promise<void> {
    if (!desk || !stop || busy) return
    setBusy(true)
    const as = role?.role === 'gridWorker' ? 'gridWorker' : 'volunteer'
    const kept = await desk.visits.record({ as, stop, result, note })
    setBusy(false)
    if (!kept.ok) {
      toast(kept.refusal.message)
      return
    }
    if (result === 'clue') desk.drafts.drop(clueForm)
    leave()
    toast({
      text: '记好了。有信号就自动发，您不用管。',
      tone: 'ok',
      action: { label: '撤回', onTap: () => void takeBack(desk, kept.value.commandId) },
    })
  }

  return {
    ...found,
    words,
    setWords,
    items: [
      ...(code ? [codeItem(code, now)] : []),
      ...found.places.map((one) => placeItem(one, found.lastVisits, now)),
    ],
    chosen: atDoor ? code.code : place?.placeId,
    chosenWord: atDoor ? '门牌码对上了' : picked === undefined ? '替您选好' : '您选的',
    order: words === '' ? '最近去过的排前面' : found.searching ? '正在全街道找' : '',
    choose: (key: string) => setPicked(key),
    placeName: stop && (stop.place?.name ?? '这一家'),
    scan: () => void scan(),
    scanOpen,
    closeScan: () => setScanOpen(false),
    takeCode: (text: string) => void takeCode(text),
    record: (result: VisitResult, note: string) => void record(result, note),
    busy,
    waiting,
    sending: desk?.outbox.status().sending != null,
    clueDraft: String(desk?.drafts.read(clueForm)?.note ?? ''),
    keepClueDraft: (note: string) => desk?.drafts.save(clueForm, { note }) ?? false,
  }
}

/** Whose code it is: from the phone, else from the street. `null` while nobody can be asked. */
async function whoseCode(desk: Desk, code: string): Promise<PlaceCard | 'nobody' | null> {
  const reply = await thisPhone().calls.ask('visit', 'placeByCode', { code })
  if (!reply.ok) return reply.refusal.code === 'notFound' ? 'nobody' : null
  desk.places.noteCode(code, reply.data.place)
  return reply.data.place
}

async function takeBack(desk: Desk, visitId: string): Promise<void> {
  const result = await desk.visits.withdraw(visitId)
  if (!result.ok) toast(result.refusal.message)
  else if (result.value === 'gone') toast('撤回了，没有发出去。')
}

function placeItem({ placeId, name, kind, where }: PlaceCard, last: Map<string, number>, now: Instant): PickItem {
  const visitedAtMs = last.get(placeId)
  const before = visitedAtMs === undefined ? '还没走访过' : `上次 ${listTimeLabel(visitedAtMs, now)}`
  return { key: placeId, title: name, note: `${where}·${before}`, icon: placeIcons[kind] }
}

function codeItem({ code, place }: { code: string; place: PlaceCard | null }, now: Instant): PickItem {
  if (place) return { ...placeItem(place, new Map(), now), key: code, note: place.where }
  return {
    key: code,
    title: `门牌码 ${code.slice(0, 4)} ${code.slice(4)}`,
    note: '有信号就知道是哪一家，先记也行',
    icon: 'door',
  }
}
