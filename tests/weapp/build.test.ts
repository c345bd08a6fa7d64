import path from 'node:path'
import { Dist } from './dist'
import { Host } from './host'
import { asLines, checkBuild } from './static'

/** What `npm run build:weapp` makes. A missing build fails here with one line; nothing is skipped. */
const build = path.join(__dirname, '../../dist/weapp')

/** WeChat's own advice for a page: nodes, and how deep they lie. */
const NODE_LIMIT = 1_000
const DEPTH_LIMIT = 30

describe('the built mini-program', () => {
  it('passes every static check', () => {
    expect(asLines(checkBuild(build))).toEqual([])
  })

  it('opens every page cold, without signal and without a session, and every page says something', async () => {
    for (const page of new Dist(build).pages) {
      const host = new Host(build, { device: { network: 'none' } })
      await host.launch(`/${page}`)
      const seen = {
        page,
        problems: host.problems,
        says: host.text() !== '',
        nodes: host.nodeCount(),
        depth: host.depth(),
      }
      await host.close()
      expect(seen).toMatchObject({ page, problems: [], says: true })
      expect(seen.nodes).toBeLessThan(NODE_LIMIT)
      expect(seen.depth).toBeLessThan(DEPTH_LIMIT)
    }
  })

  it('names its fields for the reader, and by ids that a selector can find', async () => {
    const host = await new Host(build, { device: { network: 'none' } }).launch('/pages/sign-in/index')
    await host.tap('第一次用？用账号认一下')
    for (const label of ['账号', '密码']) {
      const words = host.$$('label').find((node) => host.text(node) === label)
      const field = host.byLabel(label)
      expect(field.tag).toBe('wx-input')
      expect(field.attr.id).toMatch(/^[A-Za-z_][\w-]*$/)
      expect(words?.attr.for).toBe(field.attr.id)
    }
    expect(host.problems).toEqual([])
    await host.close()
  })
})
