import { granted, type Result, refused } from '../kernel/result'
import { placeCodePattern } from '../place/place'
import { signInPolicy } from '../policy/sign-in'

/**
 * A browser that asks to be signed in by a phone. `waiting` for the phone · `confirmed`, the browser may fetch its ticket once ·
 * `collected` it has · `refused` the person said no, or picked another number. Expiry is told by the clock, not kept.
 */
export const pairingStates = ['waiting', 'confirmed', 'collected', 'refused'] as const
export type PairingState = (typeof pairingStates)[number]

/** Eight characters, like a door's; 31^8 of them, three minutes each, and few wrong tries. */
export const pairingCodePattern = placeCodePattern

/** Before the code in a scene. A dot stands in no door's and in no volunteer's code, and WeChat allows it. */
const scenePrefix = 'pc.'

/** What the picture holds after `?scene=`: `pc.HM2K7W9P`, eleven of the 32 characters that WeChat takes. */
export const pairingSceneOf = (code: string): string => `${scenePrefix}${code}`

/** The code in what was scanned: a scene, or a link that carries one. Undefined for a door's code and for anything else. */
export function pairingIn(scanned: string): string | undefined {
  const text = scanned.trim()
  const inLink = /[?&]scene=([^&#]+)/.exec(text)?.[1]
  const scene = inLink ?? text
  return scene.startsWith(scenePrefix) ? typedPairing(scene.slice(scenePrefix.length)) : undefined
}

/** The same of the bare characters below the picture, as somebody types them: spaces, dashes and small letters are forgiven. */
export function typedPairing(typed: string): string | undefined {
  const code = typed.replace(/[\s-]/g, '').toUpperCase()
  return pairingCodePattern.test(code) ? code : undefined
}

/** The number that the computer shows, and the three among which the phone must find it. */
export type PairingNumbers = { shown: string; offered: string[] }

/**
 * Three two-digit numbers without a digit in common, none with a zero: nobody takes one for another, turned round or misheard.
 * @param chance at least ten bytes that nobody outside can know
 */
export function pairingNumbersOf(chance: ArrayLike<number>): PairingNumbers {
  if (chance.length < 10) throw new RangeError('chance must be 10 bytes')
  const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
  // Fisher–Yates; 256 leans by less than one in a hundred towards some digits, which helps nobody to guess one of three.
  for (let at = digits.length - 1; at > 0; at--) {
    const other = (chance[at] ?? 0) % (at + 1)
    ;[digits[at], digits[other]] = [digits[other] ?? '', digits[at] ?? '']
  }
  const offered = [0, 2, 4].map((at) => `${digits[at]}${digits[at + 1]}`)
  return { shown: offered[(chance[9] ?? 0) % offered.length] ?? '', offered }
}

type Open = { state: PairingState; expiresAt: Date }

/** Until when a phone may answer a pairing that is opened now. */
export const pairingEnd = (openedAt: Date): Date => new Date(openedAt.getTime() + signInPolicy.pairingMinutes * 60_000)

/** Until when its browser may fetch the ticket of what is confirmed now: it was perhaps looking away. */
export const collectEnd = (confirmedAt: Date): Date =>
  new Date(confirmedAt.getTime() + signInPolicy.collectMinutes * 60_000)

/** Whether a phone may still answer. Refuses notFound (none such, or over), alreadyDone (answered). */
export function mayAnswer(pairing: Open | undefined, now: Date): Result<true> {
  if (pairing && pairing.state !== 'waiting' && pairing.state !== 'refused')
    return refused('alreadyDone', '这个码已经用过了。电脑上没进去的话，在电脑上点「换一个」再扫。')
  return pairing?.state === 'waiting' && pairing.expiresAt > now
    ? granted(true)
    : refused('notFound', '这个码用不了：可能过期了，或者写错了。在电脑上点「换一个」再扫。')
}

/** What the browser is told when it asks: to wait, that it is over, that somebody said no, or that its ticket lies ready. */
export const pairingNews = ['waiting', 'over', 'refused', 'ready'] as const
export type PairingNews = (typeof pairingNews)[number]

export function newsOf({ state, expiresAt }: Open, now: Date): PairingNews {
  if (state === 'refused') return 'refused'
  if (state === 'collected' || expiresAt <= now) return 'over'
  return state === 'confirmed' ? 'ready' : 'waiting'
}
