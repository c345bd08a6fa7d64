import { firstWrong } from '../checks.mjs'
import { countTogether } from '../clients.mjs'
import { moveMoney } from '../money.mjs'
import { compare } from '../oracle/oracle.mjs'
import { cloudProgram } from '../running.mjs'
import { judgeSuite } from '../suite/judge.mjs'
import { runSuite } from '../suite/suite.mjs'
import { faults, planting } from './planted.mjs'

/** The files of the suite that ask the database; the others would not notice. */
const databaseFiles = 'test/database'

/** How each proof, in short, notices a fault: true when it does. A cloud that breaks under it is noticed too. */
const proofs = (questions) => ({
  checks: async (program) => (await firstWrong(program)) !== undefined,
  oracle: async (program) => questions !== undefined && (await compare(program, questions)).differing.length > 0,
  money: async (program) => (await moveMoney(program, { payers: 6, transfers: 12, readers: 2 })).wrong.length > 0,
  clients: async (program) => (await countTogether(program, { clients: 6, each: 10 })).wrong.length > 0,
  suite: async (program) => judgeSuite(await runSuite(program, databaseFiles), databaseFiles).wrong.length > 0,
})

/**
 * Plants every fault in turn and asks the proofs. In short the first one that notices is enough; in full each is asked.
 */
export async function tryFaults({ questions, isQuick }, report = () => {}) {
  const found = []
  for (const [i, fault] of faults.entries()) {
    report(`${i + 1} / ${faults.length} ${fault.name}`)
    found.push({ ...fault, ...(await tryFault(fault, proofs(questions), isQuick)) })
  }
  return found
}

async function tryFault(fault, known, isQuick) {
  const { edit, planted } = planting(fault)
  const program = await cloudProgram(edit)
  if (planted.times !== 1) return { times: planted.times, caughtBy: [] }
  const caughtBy = []
  for (const [name, notices] of Object.entries(known)) {
    if (isQuick && caughtBy.length > 0) break
    try {
      if (await notices(program)) caughtBy.push(name)
    } catch {
      caughtBy.push(name)
    }
  }
  return { times: 1, caughtBy }
}
