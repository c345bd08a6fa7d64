import { withCloud } from '../running.mjs'
import { casesOf } from './cases.mjs'
import { verdict } from './compare.mjs'
import { differences } from './differences.mjs'
import { engineAnswers } from './engine.mjs'
import { answersOf } from './mongomock.mjs'

/** The cases of one seed with what mongomock answers to them: the same for every engine. */
export async function questionsOf(python, seed, count) {
  const cases = casesOf(seed, count)
  return { seed, cases, theirs: await answersOf(python, cases) }
}

/** Puts the questions to a cloud; gives how many of each verdict, and what differs without an explanation. */
export async function compare(program, { seed, cases, theirs }) {
  const ours = await withCloud(program, {}, (cloud) => engineAnswers(cloud, cases))
  const tally = { same: 0, explained: 0, unanswered: 0, differs: 0 }
  const reasons = new Map(differences.map(({ reason }) => [reason, 0]))
  const differing = []
  let documents
  for (const [i, one] of cases.entries()) {
    if (one.kind === 'documents') {
      documents = one
      continue
    }
    const found = verdict(one, ours[i], theirs[i])
    tally[found.kind]++
    if (found.reason) reasons.set(found.reason, reasons.get(found.reason) + 1)
    if (found.kind === 'differs') differing.push({ seed, index: i, one, documents, ...found })
  }
  return { tally, reasons, differing }
}
