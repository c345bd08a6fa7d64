import type { InputOf } from '#domain/contract/index'
import { fenIn } from '#domain/kernel/money'
import { type PlaceKind, placeCodePattern, placeKinds } from '#domain/place/place'
import { reportConsent } from '#domain/report/consent'
import { referralCodeIn } from '#domain/report/referral'
import {
  type AmountRange,
  amountRanges,
  type Concern,
  concerns,
  type Debtor,
  debtors,
  mostPhotos,
  type Openness,
  openness,
  type PeopleRange,
  peopleRanges,
  type Trouble,
  troubles,
} from '#domain/report/report'

export type SubmitInput = InputOf<'report', 'submit'>

/** The place whose code was scanned. Without signal the street has not said yet what it is: no name, no kind. */
export type DraftPlace = { code: string; name: string; kind: PlaceKind | null; where: string }

export const lastStep = 5
export type Step = 1 | 2 | 3 | 4 | 5

/** What was said so far. Nothing of it leaves the phone before it is handed in. */
export type ReportDraft = {
  step: Step
  place: DraftPlace | null
  /** Of the page on which it was begun; an address without a code says no street. */
  streetId: string | null
  trouble: Trouble | null
  stillThere: boolean | null
  concerns: Concern[]
  /** `exact`: as typed in `exactAmount`, in yuan. */
  amount: AmountRange | 'exact' | null
  exactAmount: string
  /** `2026-01` */
  months: string[]
  people: PeopleRange | null
  debtor: Debtor | null
  placeNote: string
  /** Ids of photos that lie on this phone. */
  photos: string[]
  openness: Openness | null
  name: string
  phone: string
  referralCode: string
  /** Handed in and not answered yet: the same words go out under the same id until the street has spoken. */
  sent: { commandId: string; input: SubmitInput } | null
}

export const emptyDraft: ReportDraft = {
  step: 1,
  place: null,
  streetId: null,
  trouble: null,
  stillThere: null,
  concerns: [],
  amount: null,
  exactAmount: '',
  months: [],
  people: null,
  debtor: null,
  placeNote: '',
  photos: [],
  openness: null,
  name: '',
  phone: '',
  referralCode: '',
  sent: null,
}

/** What a kept draft says, field by field: an older app may have written it, and one odd field must not cost the others. */
export function draftIn(kept: Record<string, unknown>): ReportDraft {
  const word = (key: keyof ReportDraft, most: number): string =>
    typeof kept[key] === 'string' ? (kept[key] as string).slice(0, most) : ''
  return {
    step: oneOf([1, 2, 3, 4, 5] as const, kept.step) ?? 1,
    place: placeIn(kept.place),
    streetId: word('streetId', 16) || null,
    trouble: oneOf(troubles, kept.trouble),
    stillThere: typeof kept.stillThere === 'boolean' ? kept.stillThere : null,
    concerns: listOf(kept.concerns, (one) => oneOf(concerns, one) !== null) as Concern[],
    amount: oneOf([...amountRanges, 'exact'] as const, kept.amount),
    exactAmount: word('exactAmount', 20),
    months: listOf(kept.months, (one) => /^20\d\d-\d\d$/.test(one)),
    people: oneOf(peopleRanges, kept.people),
    debtor: oneOf(debtors, kept.debtor),
    placeNote: word('placeNote', 100),
    photos: listOf(kept.photos, (one) => /^[0-9A-Z]{26}$/.test(one)).slice(0, mostPhotos),
    openness: oneOf(openness, kept.openness),
    name: word('name', 20),
    phone: word('phone', 20),
    referralCode: word('referralCode', 20),
    sent: sentIn(kept.sent),
  }
}

function oneOf<T>(all: readonly T[], value: unknown): T | null {
  return all.includes(value as T) ? (value as T) : null
}

const listOf = (value: unknown, fits: (one: string) => boolean): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && fits(one)) : []

function placeIn(value: unknown): DraftPlace | null {
  const { code, name, kind, where } = (value ?? {}) as Record<string, unknown>
  const known = oneOf(placeKinds, kind)
  if (typeof code !== 'string' || !placeCodePattern.test(code) || typeof name !== 'string' || known === null)
    return null
  return { code, name, kind: known, where: typeof where === 'string' ? where : '' }
}

function sentIn(value: unknown): ReportDraft['sent'] {
  const { commandId, input } = (value ?? {}) as Record<string, unknown>
  if (typeof commandId !== 'string' || typeof input !== 'object' || input === null) return null
  return { commandId, input: input as SubmitInput }
}

/** Somebody has begun: there is something to go on with, and something to lose. */
export const isBegun = (draft: ReportDraft): boolean =>
  draft.trouble !== null || draft.stillThere !== null || draft.concerns.length > 0 || draft.step > 1

/** The mobile number in what was typed, with or without spaces; undefined when it is none. */
export function phoneIn(typed: string): string | undefined {
  const digits = typed.replace(/[\s-]/g, '').replace(/^(\+?86)(?=1\d{10}$)/, '')
  return /^1\d{10}$/.test(digits) ? digits : undefined
}

/** The exact sum in what was typed, in fen; undefined when it is none. */
export const amountIn = (typed: string): number | undefined => fenIn(typed) || undefined

/** What is handed in; undefined while an answer is missing. */
export function inputOf(draft: ReportDraft, receiptSeed: string): SubmitInput | undefined {
  const { trouble, stillThere, people, debtor, placeNote, place, streetId } = draft
  const amount = amountOf(draft)
  const contact = contactOf(draft)
  if (trouble === null || stillThere === null || people === null || debtor === null || !amount || !contact)
    return undefined
  const referralCode = referralCodeIn(draft.referralCode)
  return {
    ...(place ? { code: place.code } : {}),
    ...(place === null && streetId !== null ? { streetId } : {}),
    ...(referralCode === undefined ? {} : { referralCode }),
    claim: {
      trouble,
      stillThere,
      concerns: draft.concerns,
      amount,
      months: [...draft.months].sort(),
      people,
      debtor,
      placeNote: placeNote.trim(),
    },
    contact,
    consent: { text: reportConsent.text, version: reportConsent.version },
    receiptSeed,
  }
}

function amountOf({ amount, exactAmount }: ReportDraft): SubmitInput['claim']['amount'] | undefined {
  if (amount === null) return undefined
  if (amount !== 'exact') return { by: 'range', range: amount }
  const amountFen = amountIn(exactAmount)
  return amountFen === undefined ? undefined : { by: 'exact', amountFen }
}

function contactOf({ openness, name, phone }: ReportDraft): SubmitInput['contact'] | undefined {
  if (openness === null || openness === 'anonymous') return openness === null ? undefined : { openness }
  const number = phoneIn(phone)
  if (name.trim() === '' || number === undefined) return undefined
  return { openness, name: name.trim(), phone: number }
}
