import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { RouteContract } from '#domain/contract/envelope'
import { contracts } from '#domain/contract/index'
import { type Sight, sightTable } from '#domain/organisation/mask'
import { type Role, roleLabels, roles } from '#domain/organisation/role'
import { type Reach, reachOf, type Scope, scopes } from '#domain/organisation/scope'

const reachWords: Record<Reach, string> = { self: '本人', community: '本社区', street: '本街道', held: '任职范围' }
const sightWords: Record<Sight, string> = { full: '看得到', masked: '打码', hidden: '' }

const row = (cells: string[]): string => `| ${cells.join(' | ')} |`
const table = (head: string[], rows: string[][]): string[] => [row(head), row(head.map(() => '---')), ...rows.map(row)]

/** Which scope every route names, read from the route tables themselves. */
export function accessOfRoutes(functionsFolder: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const name of readdirSync(functionsFolder)) {
    if (!(name in contracts)) continue
    const text = readFileSync(path.join(functionsFolder, name, 'index.ts'), 'utf8')
    for (const [, route, access] of text.matchAll(/^ {2}(\w+): \{ access: '([\w.]+)'/gm))
      found.set(`${name}.${route}`, access ?? '')
  }
  return found
}

const holdersOf = (scope: Scope): string =>
  roles
    .flatMap((role) => {
      const reach = reachOf(scope, role)
      return reach === undefined ? [] : [`${roleLabels[role]}（${reachWords[reach]}）`]
    })
    .join('、')

/** `docs/permissions.md`: who may do what and how far, who sees which field, and what every route asks for. */
export function permissionsText(functionsFolder: string): string {
  const access = accessOfRoutes(functionsFolder)
  const routes = Object.entries(contracts).flatMap(([fn, declared]) =>
    Object.entries(declared as Record<string, RouteContract>).map(([route, { kind }]) => {
      const scope = access.get(`${fn}.${route}`)
      if (scope === undefined) throw new Error(`${fn}.${route} names no access`)
      const who = scope === 'public' ? '任何人（不用登录）' : holdersOf(scope as Scope)
      return [`\`${fn}.${route}\``, kind === 'query' ? '看' : '办', scope, who]
    }),
  )
  const sights = Object.entries(sightTable as Record<string, Partial<Record<Role, Sight>>>)
  return [
    '# 权限总表',
    '',
    '由 `node scripts/permissions.mjs` 从代码里的三张表写成，改了表要重新运行；`npm run check` 会核对。没有写出来的一律不许。',
    '',
    '## 谁能办什么，管到哪里',
    '',
    '“本人”只碰自己的；“本社区”“本街道”是任职所在的那一级往下；“任职范围”是在哪一级任职就管哪一级往下，别的区、别的街道一律看不到。',
    '',
    ...table(
      ['权限', ...roles.map((role) => roleLabels[role])],
      scopes.map((scope) => [
        `\`${scope}\``,
        ...roles.map((role) => {
          const reach = reachOf(scope, role)
          return reach === undefined ? '' : reachWords[reach]
        }),
      ]),
    ),
    '',
    '## 别人的个人信息，谁看得到',
    '',
    '自己的看得到全部。没写的看不到，连有没有都不知道。看全号要写理由，记在操作记录里。',
    '',
    ...table(
      ['字段', ...roles.map((role) => roleLabels[role])],
      sights.map(([field, seen]) => [`\`${field}\``, ...roles.map((role) => sightWords[seen[role] ?? 'hidden'])]),
    ),
    '',
    '## 每个接口要什么权限',
    '',
    ...table(['接口', '类别', '权限', '谁'], routes),
    '',
  ].join('\n')
}
