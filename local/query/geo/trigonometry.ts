/**
 * Sine and cosine to the last bit. JavaScript's own may be off by one in it, and a distance of a few kilometres is the
 * small difference of two such numbers: it would differ from MongoDB's in the thirteenth digit.
 *
 * A number is carried as the sum of two, the second holding what the first has no room for.
 */
type Pair = readonly [high: number, low: number]

const exactSum = (a: number, b: number): Pair => {
  const sum = a + b
  const part = sum - a
  return [sum, a - (sum - part) + (b - part)]
}

const halves = (a: number): Pair => {
  const shifted = a * 134_217_729
  const high = shifted - (shifted - a)
  return [high, a - high]
}

const exactProduct = (a: number, b: number): Pair => {
  const product = a * b
  const [a1, a2] = halves(a)
  const [b1, b2] = halves(b)
  return [product, a1 * b1 - product + a1 * b2 + a2 * b1 + a2 * b2]
}

const add = (a: Pair, b: Pair): Pair => {
  const [sum, rest] = exactSum(a[0], b[0])
  return exactSum(sum, rest + a[1] + b[1])
}

const multiply = (a: Pair, b: Pair): Pair => {
  const [product, rest] = exactProduct(a[0], b[0])
  return exactSum(product, rest + a[0] * b[1] + a[1] * b[0])
}

const divide = (a: Pair, by: number): Pair => {
  const quotient = a[0] / by
  const [product, rest] = exactProduct(quotient, by)
  return exactSum(quotient, (a[0] - product - rest + a[1]) / by)
}

/** x − x³/3! + … or 1 − x²/2! + …, for a small x. */
const series = (x: Pair, first: Pair, from: number): number => {
  const square = multiply(x, x)
  let term = first
  let sum = first
  for (let n = from; n < from + 28; n += 2) {
    term = divide(divide(multiply(term, [-square[0], -square[1]]), n), n + 1)
    sum = add(sum, term)
  }
  return sum[0] + sum[1]
}

const sineOf = (x: Pair) => series(x, x, 2)
const cosineOf = (x: Pair) => series(x, [1, 0], 1)

/** π/2 in three parts, so that taking it away four times costs no digits. */
const quarterTurn = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591833e-33] as const

const turned = (radians: number): { quarter: number; rest: Pair } => {
  const quarters = Math.round(radians / quarterTurn[0])
  const [high, low] = exactProduct(-quarters, quarterTurn[0])
  const rest = add(
    add(exactSum(radians, high), [low, 0]),
    add(exactProduct(-quarters, quarterTurn[1]), [-quarters * quarterTurn[2], 0]),
  )
  return { quarter: ((quarters % 4) + 4) % 4, rest }
}

export function sine(radians: number): number {
  const { quarter, rest } = turned(radians)
  const size = quarter % 2 === 0 ? sineOf(rest) : cosineOf(rest)
  return quarter < 2 ? size : -size
}

export function cosine(radians: number): number {
  const { quarter, rest } = turned(radians)
  const size = quarter % 2 === 0 ? cosineOf(rest) : sineOf(rest)
  return quarter === 1 || quarter === 2 ? -size : size
}
