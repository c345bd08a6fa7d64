/** What a value of each kind of field may be, by WeChat's published table. Lengths count characters. */
const rules: Record<string, (value: string) => boolean> = {
  thing: (value) => lengthOf(value) <= 20,
  number: (value) => /^-?\d+(\.\d+)?$/.test(value) && digitsOf(value) <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[^\p{L}\p{N}\s]{1,5}$/u.test(value),
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) => isSpan(value, isTime),
  date: (value) => isSpan(value, isDate),
  amount: (value) => /^[^\p{L}\p{N}\s-]?\d{1,10}(\.\d+)?元?$/u.test(value),
  phone_number: (value) => /^[\d+\-() #*]{1,17}$/.test(value),
  car_number: (value) => lengthOf(value) <= 8 && /^\p{Script=Han}?[A-Za-z0-9]+\p{Script=Han}?$/u.test(value),
  name: (value) => lengthOf(value) <= (/\p{Script=Han}/u.test(value) ? 10 : 20) && !/\d/.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
}

const lengthOf = (text: string) => [...text].length
const digitsOf = (text: string) => text.replace(/\D/g, '').length

const clock = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`
const day = String.raw`\d{4}(年|-|/|\.)\d{1,2}(月|-|/|\.)\d{1,2}日?`
const timeText = new RegExp(`^(${day} ?)?${clock}$`)
const dateText = new RegExp(`^${day}( ?${clock})?$`)

const isTime = (text: string) => timeText.test(text)
const isDate = (text: string) => dateText.test(text)

/** One moment, or two with `~` between them. */
const isSpan = (text: string, isMoment: (text: string) => boolean) => {
  const parts = text.split('~').map((part) => part.trim())
  return parts.length <= 2 && parts.every(isMoment)
}

/** `thing12` is a field of the kind `thing`. */
export const kindOf = (field: string): string => field.replace(/\d*$/, '')

export const isKnownKind = (kind: string): boolean => kind === 'enum' || Object.hasOwn(rules, kind)

/** Whether a value may stand in a field. An enumeration takes the values the template lists. */
export const fits = (field: string, value: string, listed: readonly string[]): boolean => {
  const kind = kindOf(field)
  return kind === 'enum' ? listed.includes(value) : (rules[kind]?.(value) ?? false)
}
