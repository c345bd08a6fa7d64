import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { contracts } from '#domain/contract/index'
import { auditCodes, auditWords } from '#domain/organisation/audit-words'
import { privacyPolicy } from '#domain/policy/privacy'
import { accessOfRoutes, permissionsText } from '../../scripts/papers/permissions'

const root = path.resolve(__dirname, '../..')
const functions = path.join(root, 'cloudfunctions')

describe('the papers that are tables of the code', () => {
  it('are up to date', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/permissions.mjs', '--check'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
  })

  it('name the access of every route there is, and of no other', () => {
    const declared = Object.entries(contracts).flatMap(([fn, table]) =>
      Object.keys(table).map((route) => `${fn}.${route}`),
    )
    expect([...accessOfRoutes(functions).keys()].sort()).toEqual(declared.sort())
    const text = permissionsText(functions)
    for (const route of declared) expect(text).toContain(`\`${route}\``)
  })

  it('say for each purpose what, why, on which ground, how long and who sees it', () => {
    for (const purpose of privacyPolicy.purposes) {
      expect(
        Object.values(purpose)
          .flat()
          .every((text) => text !== ''),
      ).toBe(true)
      expect(purpose.ground).toMatch(/第 \d+ 条/)
    }
  })
})

describe('the audit log', () => {
  it('has Chinese words for whatever any function writes into it', () => {
    const sources = readdirSync(functions, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    const codes = sources.flatMap((file) =>
      [
        ...readFileSync(path.join(functions, file), 'utf8').matchAll(
          /'((?:account|case|directory|goods|mediation|organisation|people|place|points|register|visit)\.[a-zA-Z]+)', about:/g,
        ),
      ].map(([, code]) => code ?? ''),
    )
    expect(codes.length).toBeGreaterThan(15)
    for (const code of codes) expect([code, auditCodes.includes(code)]).toEqual([code, true])
    expect(auditWords('people.revealPhone')).toBe('看了一个人的手机号')
  })
})
