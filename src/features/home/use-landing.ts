import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { pairingIn } from '#domain/people/pairing'
import { referralCodeIn } from '#domain/report/referral'
import { landingCode, noteLanded } from '../../platform/landing'
import { go } from '../../ui/shell'
import { useRoles, type Work } from '../session/use-roles'
import { useSession } from '../session/use-session'

/**
 * Where a code leads: whoever visits doors goes to the door, everybody else to the page that says who helps here. A
 * volunteer's personal code has six signs and no door; the picture on a PC that waits to be signed in has its own page.
 */
function wayOf(code: string, work: Work): string {
  const encoded = encodeURIComponent(code)
  if (pairingIn(code) !== undefined) return `/packages/own/pair/index?code=${encoded}`
  const atDoor = work === 'visits' && referralCodeIn(code) === undefined
  return atDoor ? `/packages/volunteer/visit/index?code=${encoded}` : `/pages/report/index?code=${encoded}`
}

/**
 * Home, opened by a door's code, leads on to what the code opens, but only while it is the page on top: a step taken
 * behind another page would be undone by that page's own way back.
 */
export function useLanding(): void {
  const { kind } = useSession()
  const { work } = useRoles()
  const [onTop, setOnTop] = useState(false)
  useDidShow(() => setOnTop(true))
  useDidHide(() => setOnTop(false))
  useEffect(() => {
    const code = onTop && kind !== 'asking' ? landingCode() : null
    if (code === null) return
    noteLanded()
    go(wayOf(code, work))
  }, [onTop, kind, work])
}
