import { countsUnderCap, hashOf, type PointsAccount, type PointsEntry, type Sha256, waitingChange } from './account'

/** What is wrong with a chain, and where (`seq` of the first bad entry). */
export type ChainFault =
  | { kind: 'altered' | 'unbalanced'; seq: number }
  | { kind: 'missing' | 'extra' | 'reordered'; seq: number }
  | { kind: 'headDiffers' | 'balanceDiffers' | 'heldDiffers' | 'waitingDiffers' }
  | { kind: 'yearDiffers'; year: string }

/**
 * Checks one volunteer's entries (in order of seq) against the account: numbering, links, hashes, balanced lines, balance
 * and yearly sums. Returns every fault found; an untouched chain gives none.
 */
export function verifyChain(account: PointsAccount, entries: PointsEntry[], sha256: Sha256): ChainFault[] {
  const faults: ChainFault[] = []
  let prevHash = ''
  let expected = 1
  for (const entry of entries) {
    if (entry.seq > expected) faults.push({ kind: 'missing', seq: expected })
    else if (entry.seq < expected)
      faults.push({ kind: entry.seq === expected - 1 ? 'extra' : 'reordered', seq: entry.seq })
    const { hash, ...body } = entry
    if (hashOf(body, sha256) !== hash) faults.push({ kind: 'altered', seq: entry.seq })
    else if (entry.seq === expected && entry.prevHash !== prevHash) faults.push({ kind: 'altered', seq: entry.seq })
    if (!isBalanced(entry)) faults.push({ kind: 'unbalanced', seq: entry.seq })
    prevHash = hash
    expected = entry.seq + 1
  }
  if (expected - 1 < account.seq) faults.push({ kind: 'missing', seq: expected })
  if (expected - 1 > account.seq) faults.push({ kind: 'extra', seq: account.seq + 1 })
  if (prevHash !== account.headHash) faults.push({ kind: 'headDiffers' })
  const sum = entries.reduce((total, { points }) => total + points, 0)
  if (sum !== account.available) faults.push({ kind: 'balanceDiffers' })
  const held = entries.reduce((total, { lines }) => total + pointsOn(lines, `held:${account.userId}`), 0)
  if (held !== account.held) faults.push({ kind: 'heldDiffers' })
  const waiting = entries.reduce((total, { kind }) => total + waitingChange(kind), 0)
  if (waiting !== account.waiting) faults.push({ kind: 'waitingDiffers' })
  const years = new Set([...Object.keys(account.earnedByYear), ...entries.map(({ year }) => String(year))])
  const earnedIn = (year: string) =>
    entries
      .filter((entry) => String(entry.year) === year && countsUnderCap(entry.kind))
      .reduce((total, { points }) => total + points, 0)
  for (const year of years) {
    if (earnedIn(year) !== (account.earnedByYear[year] ?? 0)) faults.push({ kind: 'yearDiffers', year })
  }
  return faults
}

function isBalanced(entry: PointsEntry): boolean {
  const sum = entry.lines.reduce((total, { points }) => total + points, 0)
  return sum === 0 && pointsOn(entry.lines, `volunteer:${entry.userId}`) === entry.points
}

const pointsOn = (lines: PointsEntry['lines'], name: string): number =>
  lines.find(({ account }) => account === name)?.points ?? 0
