import { useEffect, useRef, useState } from 'react'
import type { PlaceCard } from '#domain/contract/shared'
import { pairingIn } from '#domain/people/pairing'
import { placeCodeIn } from '#domain/place/place'
import type { Desk } from '../../client/phone'
import { thisPhone } from '../../client/this-phone'
import { scanCode, scansByItself } from '../../platform/scan'
import { go } from '../../ui/shell'
import { toast } from '../../ui/toast'
import { useDesk } from '../session/use-session'
import type { CodedDoor } from './door-words'

/**
 * The door by its code: scanned, typed, or the one the page was opened with. It counts from the moment it was read; what
 * it is called may come later.
 *
 * @param onRead a code was read just now: what was chosen before no longer holds
 */
export function useCodedDoor(openedWith: string | undefined, onRead: () => void) {
  const desk = useDesk()
  const [door, setDoor] = useState<CodedDoor>()
  const [scanOpen, setScanOpen] = useState(false)

  async function take(text: string): Promise<void> {
    setScanOpen(false)
    // The picture on a PC that waits to be signed in, held before the same scanner.
    if (pairingIn(text) !== undefined) return go(`/packages/own/pair/index?code=${encodeURIComponent(text)}`)
    const code = placeCodeIn(text)
    if (code === undefined) return toast('这不是我们的门牌码。请扫门口的小红帽码，或者写名称找。')
    onRead()
    setDoor({ code, place: desk?.places.byCode(code) ?? null })
    const answer = desk && (await whoseCode(desk, code))
    if (answer === 'nobody') {
      setDoor(undefined)
      toast('这个码还没有登记，或者写错了。请再扫一次，或者写名称找。')
    } else if (answer) setDoor((held) => (held?.code === code ? { code, place: answer } : held))
  }

  async function scan(): Promise<void> {
    if (!scansByItself) return setScanOpen(true)
    const text = await scanCode()
    if (text !== null) await take(text)
  }

  const opened = useRef(false)
  useEffect(() => {
    if (opened.current || openedWith === undefined || desk === null) return
    opened.current = true
    void take(openedWith)
  })

  return {
    door,
    scan: () => void scan(),
    scanOpen,
    closeScan: () => setScanOpen(false),
    take: (text: string) => void take(text),
  }
}

/** Whose code it is, as the street says. `null` while it cannot be asked. */
async function whoseCode(desk: Desk, code: string): Promise<PlaceCard | 'nobody' | null> {
  const reply = await thisPhone().calls.ask('visit', 'placeByCode', { code })
  if (!reply.ok) return reply.refusal.code === 'notFound' ? 'nobody' : null
  desk.places.noteCode(code, reply.data.place)
  return reply.data.place
}
