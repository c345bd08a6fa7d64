/** Sums are whole fen everywhere; only people read yuan. */

/** The most that a sum of ours may be: a hundred million yuan. */
const mostFen = 100_000_000_00

/** `¥12,345.60`; the sign stands before it. */
export function moneyLabel(fen: number): string {
  const whole = Math.abs(fen)
  const yuan = String(Math.floor(whole / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}¥${yuan}.${String(whole % 100).padStart(2, '0')}`
}

/** The fen in what a person types or pastes (`¥3,000`, `3000.5 元`); undefined for what is no sum, or too large. */
export function fenIn(typed: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(typed.replace(/[¥￥,，元\s]/g, ''))
  if (match === null) return undefined
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return fen <= mostFen ? fen : undefined
}
