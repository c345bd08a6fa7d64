/** Why a wish was not granted. The list is closed: phones act on the code, people read the message. */
export const refusalCodes = [
  'invalidInput',
  'signInNeeded',
  'forbidden',
  'notFound',
  'conflict',
  'alreadyDone',
  'limitReached',
  'notNow',
  'tooMany',
  'unavailable',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** An expected no: a value, never an exception. `message` is a plain Chinese sentence that says what to do next. */
export type Refusal = { code: RefusalCode; message: string; details?: Record<string, string | number> }

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const granted = <T>(value: T): Result<T> => ({ ok: true, value })
export const refused = (
  code: RefusalCode,
  message: string,
  details?: Refusal['details'],
): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: details ? { code, message, details } : { code, message },
})

/** Ends a `switch` over a union: a new member that nobody handles is a compile error here. */
export function assertNever(value: never): never {
  throw new Error(`unhandled ${JSON.stringify(value)}`)
}
