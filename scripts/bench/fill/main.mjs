import { runTs } from '../../lib/run-ts.mjs'

/**
 * Fills one street of the bench, as a process of its own: the large one takes a minute or two, and the other core has
 * nothing to do meanwhile. Told what by its parent; says how far it has come; ends with it.
 */
process.once('disconnect', () => process.exit(0))
process.once('message', async (wish) => {
  const { fillBenchStreet } = await runTs('scripts/bench/bench.ts')
  await fillBenchStreet({ ...wish, report: (text) => process.send(text) })
  process.disconnect()
})
