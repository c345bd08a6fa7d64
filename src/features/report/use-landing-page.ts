import { useState } from 'react'
import { chinaDate } from '#domain/kernel/instant'
import { placeCodeIn } from '#domain/place/place'
import { deadlinePolicyOn } from '#domain/policy/deadlines'
import { referralCodeIn } from '#domain/report/referral'
import { thisPhone } from '../../client/this-phone'
import { currentLook, setAppearance } from '../../platform/appearance'
import { dial } from '../../platform/dial'
import { go } from '../../ui/shell'
import { useNow } from '../session/use-now'
import { useRoles } from '../session/use-roles'
import { placeIcons } from '../visits/visit-words'
import { dutyWords } from './duty-words'
import type { PlaceShown } from './landing-view'
import { placeWords } from './report-words'
import { beginAt, useUnfinished } from './use-draft'
import { findPath, writePath } from './use-own-receipts'
import { usePlaceHere } from './use-place-here'
import { useReceipts } from './use-receipt'

/** Where nobody of the street can be called yet. */
const townPhone = '12345'

/** What the page of a scanned code shows and leads to. `opened` is whatever stood in the code. */
export function useLandingPage(opened: string | undefined) {
  const { work } = useRoles()
  const now = useNow()
  const code = opened === undefined ? undefined : placeCodeIn(decoded(opened))
  const referral = opened === undefined ? undefined : referralCodeIn(decoded(opened))
  const asked = usePlaceHere(code)
  const { here } = asked
  const receipts = useReceipts()
  // Coming back from the first steps, the tile says that there is something to go on with.
  const draft = useUnfinished()
  const [asking, setAsking] = useState(false)
  // What is under way already is neither mixed with another matter nor thrown away.
  const elsewhere = draft !== null && draft.sent === null && code !== undefined && draft.place?.code !== code

  const begin = (): void => {
    beginAt(code, here, referral)
    go(writePath)
  }
  const toDoor =
    code === undefined ? undefined : () => go(`/packages/volunteer/visit/index?code=${encodeURIComponent(code)}`)
  return {
    title: here?.streetName ?? '反映问题',
    place: placeOf(opened !== undefined && code === undefined && referral === undefined, code, asked),
    window: here?.window ?? '',
    phone: here?.deskPhone ?? townPhone,
    settleDays: here?.settleDays ?? deadlinePolicyOn(chinaDate(now)).settleDays,
    onDuty: dutyWords(here, now),
    receptions: (here?.receptions ?? []).map(
      ({ leader, when, room }) => `${leader}接访：${[when, room].filter(Boolean).join('，')}`,
    ),
    unfinished: draft && !elsewhere ? (draft.sent ? ('sent' as const) : draft.step) : undefined,
    receipts: receipts.length,
    report: () => (elsewhere ? setAsking(true) : begin()),
    find: () => go(findPath),
    call: () => dial(here?.deskPhone ?? townPhone),
    again: asked.again,
    /** Who visits doors and is signed in has a tile for it; a stranger may be one, and finds a quiet line. */
    visit: work === 'visits' ? toDoor : undefined,
    signIn: work === 'visitor' ? toDoor : undefined,
    care: () => setAppearance({ care: currentLook().care ? 'off' : 'on' }),

    /** Something was begun at another place: which of the two is it to be? */
    asking,
    before: draft === null ? '' : placeWords(draft) || '别处',
    leave: () => setAsking(false),
    goOn(): void {
      setAsking(false)
      go(writePath)
    },
    beginAnew(): void {
      setAsking(false)
      thisPhone().reports.discard()
      begin()
    },
  }
}

/** WeChat hands a scene over as it stands in an address. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function placeOf(
  strange: boolean,
  code: string | undefined,
  { stage, here, problem }: ReturnType<typeof usePlaceHere>,
): PlaceShown {
  if (here?.codeRevoked) return { kind: 'revoked' }
  if (strange || here?.codeUnknown) return { kind: 'unknown' }
  if (stage === 'failed') return { kind: 'failed', problem }
  if (code === undefined) return { kind: 'none' }
  if (here === undefined) return { kind: 'asking' }
  const place = here.place
  return place
    ? { kind: 'place', name: place.name, where: place.where, icon: placeIcons[place.kind] }
    : { kind: 'unknown' }
}
