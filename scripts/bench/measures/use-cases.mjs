import { kb, quantile } from '../figures.mjs'
import { limits } from '../limits.mjs'
import { rowOf } from '../rows.mjs'

const warmRounds = 2
/** As many rounds as fit into this time, so that what is quick is known well and what is slow does not take all evening. */
const usualMs = 700
const rounds = { least: 10, most: 100 }

/**
 * What each use case costs: round trips to the database as the function itself counts them, bytes of the call and of the
 * answer, time. The most of all rounds is what counts, and lists are as full as they get.
 */
export const useCases = {
  name: 'use-cases',
  title: '每件事：往返、字节、时间',
  needs: ['functions'],
  async run(workshop, report) {
    const street = await workshop.street('usual', report)
    await workshop.quiet(report)
    const rows = []
    for (const useCase of workshop.bench.useCases) {
      report(useCase.name)
      rows.push(...(await rowsOf(street, useCase, workshop.bench.runUseCase)))
    }
    return rows
  },
}

async function rowsOf(street, useCase, runUseCase) {
  for (let round = 0; round < warmRounds; round++) await runUseCase(street, useCase)
  const costs = []
  const empty = []
  const endMs = performance.now() + usualMs
  while (costs.length < rounds.least || (costs.length < rounds.most && performance.now() < endMs)) {
    costs.push(await runUseCase(street, useCase))
    empty.push(await street.runEmpty())
  }
  const most = (what) => Math.max(...costs.map((cost) => cost[what]))
  const ms = costs.map((cost) => cost.ms)
  const { name } = useCase
  return [
    rowOf(name, most('trips'), limits.trips[useCase.limit]),
    rowOf(name, kb(most('requestBytes')), limits.requestKb),
    rowOf(name, kb(most('replyBytes')), limits.replyKb),
    rowOf(name, quantile(ms, 0.5), limits.p50),
    rowOf(name, quantile(ms, 0.99), limits.p99),
    rowOf(name, quantile(ms, 0.5) / quantile(empty, 0.5), limits.timesEmpty),
  ]
}
