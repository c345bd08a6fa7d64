import path from 'node:path'
import { limits } from '../limits.mjs'
import { rowOf } from '../rows.mjs'

const rows = 5000

/** A whole register brought in from a table: looked at cell by cell, then written step by step. */
export const importing = {
  name: 'import',
  title: '一张 5,000 行的表导入名册',
  needs: ['functions'],
  async run(workshop, report) {
    const street = await workshop.street('usual', report)
    await workshop.quiet(report)
    report(`${rows} 行`)
    const { seconds, longestSeconds } = await workshop.bench.bringIn(street, path.join(workshop.folder, 'usual'), rows)
    return [
      rowOf('register.runImport', seconds, limits.importSeconds),
      rowOf('最长的一次调用', longestSeconds, limits.importCallSeconds),
    ]
  },
}
