import { stat } from 'node:fs/promises'
import { kb } from '../figures.mjs'
import { limits, paperFunctions } from '../limits.mjs'
import { rowOf } from '../rows.mjs'

/** How large each function is, against a bundle with nothing but the SDK that was made in the same way a moment ago. */
export const bundles = {
  name: 'bundles',
  title: '云函数的大小',
  needs: ['functions'],
  async run(workshop) {
    const { ours, fileOf } = await workshop.functions()
    const sizeOf = async (name) => (await stat(fileOf(name))).size
    const bare = await sizeOf('bare')
    const rows = [rowOf('只有 SDK', kb(bare), limits.bundleKb)]
    for (const name of ours) {
      const size = await sizeOf(name)
      rows.push(
        rowOf(name, kb(size), limits.bundleKb),
        rowOf(name, size / bare, paperFunctions.includes(name) ? limits.paperTimes : limits.bundleTimes),
      )
    }
    return rows
  },
}
