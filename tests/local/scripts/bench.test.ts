import path from 'node:path'
import { contracts } from '#domain/contract/index'
import { leftOut, useCases } from '../../../scripts/bench/use-cases'
import { node, type Said, scripts } from './run'

const at = (file: string): string => JSON.stringify(path.join(scripts, 'bench', file))

/** The bench with one measure that somebody planted: what it finds is given. */
const benchThatFinds = (rows: string, words = '[]'): Promise<Said> =>
  node([
    '--input-type=module',
    '-e',
    `import { main } from ${at('main.mjs')}
     import { rowOf } from ${at('rows.mjs')}
     const planted = { name: 'planted', title: '种下的', needs: [], run: async () => ${rows} }
     await main(${words}, [planted])`,
  ])

describe('npm run bench', () => {
  it('ends well when every figure keeps its limit, and shows each beside it', async () => {
    const { code, out } = await benchThatFinds(`[
      rowOf('visit.record', 8, { unit: '次往返', most: 8 }),
      rowOf('visit.record', 1234.5, { unit: 'ms p50', most: null }),
    ]`)
    expect(out).toMatch(/visit\.record {2}8 次往返 ≤8 ✓ {2}1235 ms p50\n/)
    expect(out).toMatch(/2 个数都在限内/)
    expect(code).toBe(0)
  })

  it('ends with 1 when one limit is passed by a little, and names it', async () => {
    const { code, out, err } = await benchThatFinds(`[
      rowOf('visit.record', 8, { unit: '次往返', most: 8 }),
      rowOf('主包', 800.1, { unit: 'kB', most: 800 }),
    ]`)
    expect(out).toMatch(/主包 +800\.1 kB ≤800 ✗/)
    expect(err).toMatch(/2 个数里有 1 个过了限/)
    expect(err).toMatch(/✗ 主包/)
    expect(code).toBe(1)
  })

  it('takes a figure that is none for a passed limit', async () => {
    const { code } = await benchThatFinds(`[rowOf('visit.record', 0 / 0, { unit: '倍', most: 1.3 })]`)
    expect(code).toBe(1)
  })

  it('says in one sentence that it knows no such measure', async () => {
    const { code, err } = await benchThatFinds('[]', `['--only', 'luck']`)
    expect(err).toMatch(/没有「luck」这一样/)
    expect(code).toBe(1)
  })

  it('measures every route there is, or says why not', () => {
    const measured = useCases.map(({ fn, route }) => `${fn}.${route}`)
    const routes = Object.entries(contracts).flatMap(([fn, table]) =>
      Object.keys(table).map((route) => `${fn}.${route}`),
    )
    expect([...new Set([...measured, ...Object.keys(leftOut)])].sort()).toEqual(routes.sort())
  })
})
