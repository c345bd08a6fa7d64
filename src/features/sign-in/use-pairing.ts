import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { pairingSceneOf } from '#domain/people/pairing'
import { openPairing } from '../../client/pairing'
import { thisPhone } from '../../client/this-phone'
import { ownBrowser } from '../../platform/browser-kind'
import { chance } from '../../platform/chance'
import { clock } from '../../platform/clock'
import { lifecycle } from '../../platform/lifecycle'
import { linkWith } from '../../platform/link'
import { randomBytes } from '../../platform/random'

/**
 * The picture that a phone scans to sign this browser in, for as long as the page stands.
 *
 * @param enter where to go once somebody is in
 */
export function usePairing(enter: () => void) {
  const [pairing] = useState(() => {
    const { calls, session } = thisPhone()
    return openPairing({ calls, session, clock, lifecycle, randomBytes, chance, browser: ownBrowser() })
  })
  const shown = useSyncExternalStore(pairing.subscribe, pairing.current, pairing.current)
  useEffect(() => pairing.start(), [pairing])
  useDidHide(pairing.leave)
  useDidShow(pairing.come)
  const entered = shown.kind === 'entered'
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when somebody is in
  useEffect(() => {
    if (entered) enter()
  }, [entered])
  const picture =
    shown.kind === 'showing' || shown.kind === 'over'
      ? {
          ...{ code: shown.code, number: shown.number, endsAtMs: shown.endsAtMs },
          ...{ scan: linkWith(pairingSceneOf(shown.code)), over: shown.kind === 'over' },
        }
      : undefined
  return {
    stage: shown.kind,
    picture,
    problem: shown.kind === 'failed' ? shown.message : undefined,
    onRenew: pairing.renew,
    onRanOut: pairing.ranOut,
  }
}
