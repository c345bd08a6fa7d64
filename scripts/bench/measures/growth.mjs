import { ratioOf } from '../figures.mjs'
import { limits } from '../limits.mjs'
import { rowOf } from '../rows.mjs'

const warmRounds = 3
const pairs = 8

/**
 * How much dearer each list and each write is with 100,000 documents of other people in every collection than with 1,000:
 * the same call in turn in two streets of one process. What the caller has is the same in both.
 */
export const growth = {
  name: 'growth',
  title: '十万份比一千份',
  needs: ['functions'],
  begin(workshop) {
    workshop.begin('small')
    workshop.begin('large')
  },
  async run(workshop, report) {
    const small = await workshop.street('small', report)
    const large = await workshop.street('large', report)
    const { useCases, runUseCase } = workshop.bench
    const rows = []
    for (const useCase of useCases) {
      report(useCase.name)
      for (let round = 0; round < warmRounds; round++)
        for (const street of [small, large]) await runUseCase(street, useCase)
      const timeIn = (street) => async () => (await runUseCase(street, useCase)).ms
      const { most } = limits.growthTimes
      const { ratio } = await ratioOf(timeIn(large), timeIn(small), { pairs, most })
      rows.push(rowOf(useCase.name, ratio, limits.growthTimes))
    }
    return rows
  },
}
