import type { Value } from '../../documents/values'
import { badRequest } from '../../errors'
import { numberOf, type Operator, type Operators, ofPresent, wholeNumberOf } from './operator'

const many = [0, Number.POSITIVE_INFINITY] as const

const ofOne = (name: string, answer: (x: number) => number): Operator =>
  ofPresent(name, [1, 1], ([x]) => answer(numberOf(name, x)))

const ofTwo = (name: string, answer: (x: number, y: number) => number): Operator =>
  ofPresent(name, [2, 2], ([x, y]) => answer(numberOf(name, x), numberOf(name, y)))

const notNegative = (name: string, x: number): number => {
  if (x < 0) throw badRequest(`${name} needs a number that is not negative`)
  return x
}

const positive = (name: string, x: number): number => {
  if (x <= 0) throw badRequest(`${name} needs a positive number`)
  return x
}

const notZero = (name: string, y: number): number => {
  if (y === 0) throw badRequest(`${name} by zero`)
  return y
}

/** One of the summands may be a date: then the numbers are milliseconds. */
const add = ofPresent('$add', many, (values) => {
  const dates = values.filter((value) => value instanceof Date)
  if (dates.length > 1) throw badRequest('$add takes one date only')
  let sum = 0
  for (const value of values) sum += value instanceof Date ? value.getTime() : numberOf('$add', value)
  return dates.length === 1 ? new Date(sum) : sum
})

const subtract = ofPresent('$subtract', [2, 2], ([x, y]) => {
  if (!(x instanceof Date)) return numberOf('$subtract', x) - numberOf('$subtract', y)
  return y instanceof Date ? x.getTime() - y.getTime() : new Date(x.getTime() - numberOf('$subtract', y))
})

const byPlaces = (name: string, step: (x: number) => number): Operator =>
  ofPresent(name, [1, 2], ([x, places = 0]) => atPlace(numberOf(name, x), wholeNumberOf(name, places), step))

/** Cuts at a decimal place by way of the text, in which 1.005 is 1.005. */
const atPlace = (x: number, places: number, step: (x: number) => number): number => {
  if (places === 0 || !Number.isFinite(x)) return step(x)
  const [digits, exponent = '0'] = String(x).split('e')
  const moved = step(Number(`${digits}e${Number(exponent) + places}`))
  const [movedDigits, movedExponent = '0'] = String(moved).split('e')
  return Number(`${movedDigits}e${Number(movedExponent) - places}`)
}

/** A half goes to the even neighbour. */
const roundEven = (x: number): number => {
  const whole = Math.round(x)
  return Math.abs(x % 1) === 0.5 && whole % 2 !== 0 ? whole - 1 : whole
}

export const arithmetic: Operators = {
  $abs: ofOne('$abs', Math.abs),
  $add: add,
  $ceil: ofOne('$ceil', Math.ceil),
  $divide: ofTwo('$divide', (x, y) => x / notZero('$divide', y)),
  $exp: ofOne('$exp', Math.exp),
  $floor: ofOne('$floor', Math.floor),
  $ln: ofOne('$ln', (x) => Math.log(positive('$ln', x))),
  $log: ofTwo('$log', (x, base) => Math.log(positive('$log', x)) / Math.log(positive('$log', base))),
  $log10: ofOne('$log10', (x) => Math.log10(positive('$log10', x))),
  $mod: ofTwo('$mod', (x, y) => x % notZero('$mod', y)),
  $multiply: ofPresent('$multiply', many, (values: readonly Value[]) =>
    values.reduce<number>((product, value) => product * numberOf('$multiply', value), 1),
  ),
  $pow: ofTwo('$pow', (x, y) => {
    if (x === 0 && y < 0) throw badRequest('$pow: zero has no negative power')
    return x ** y
  }),
  $round: byPlaces('$round', roundEven),
  $sqrt: ofOne('$sqrt', (x) => Math.sqrt(notNegative('$sqrt', x))),
  $subtract: subtract,
  $trunc: byPlaces('$trunc', Math.trunc),
}
