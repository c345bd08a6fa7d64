import { chinaDate, type PlainDate } from '#domain/kernel/instant'
import { daysAfter } from '#domain/kernel/workdays'
import { creditCheckOf, creditCodeAlphabet } from '#domain/place/credit-code'
import type { PlaceKind } from '#domain/place/place'
import { bandOf, type Compliance, noCompliance, type Term } from '#domain/place/registry'
import type { StoredRegistry } from '#domain/place/stored'
import type { Chance } from './chance'
import { dayMs } from './days'

const industries = ['机械加工', '电子装配', '纺织服装', '食品加工', '仓储物流', '软件服务']
const builders = ['恒基建设', '宏远建工', '中岭建筑', '明达工程']
const crews = ['顺和劳务', '同心劳务', '众力劳务', '安顺劳务']

/** What the register knows of a firm or a site; nothing of stalls and homes. Made of the name, so that no other chance is used up. */
export function registryOf(
  { kind, name, where }: { kind: PlaceKind; name: string; where: string },
  todayMs: number,
  street: Chance,
): StoredRegistry | undefined {
  if (kind !== 'company' && kind !== 'site') return undefined
  const chance = street.fork(`registry ${where} ${name}`)
  const count = kind === 'site' ? chance.int(40, 260) : chance.happens(0.2) ? chance.int(100, 420) : chance.int(6, 99)
  const band = bandOf(count)
  return {
    ...{ creditCode: creditCodeOf(chance), legalName: `${name}${kind === 'site' ? '项目部' : ''}`, aliases: [] },
    industry: kind === 'site' ? '建筑' : chance.pick(industries),
    staff: band ? { band, count } : null,
    ...{ address: `${where.split('·')[0]}柳溪路 ${chance.int(2, 260)} 号`, location: null, enterpriseGrid: null },
    contractors: kind === 'site' ? chainOf(chance) : [],
    contactSealed: null,
    compliance: kind === 'site' ? noCompliance : complianceOf(chance, count, todayMs),
  }
}

/** A right code of nobody: no authority has the region 990000. */
function creditCodeOf(chance: Chance): string {
  const own = Array.from({ length: 9 }, () => chance.pick([...creditCodeAlphabet])).join('')
  const head = `91990000${own}`
  return head + creditCheckOf(head)
}

const chainOf = (chance: Chance): StoredRegistry['contractors'] => [
  { part: 'general', name: chance.pick(builders), creditCode: creditCodeOf(chance) },
  { part: 'sub', name: `${chance.pick(builders)}第${chance.pick(['一', '二', '三'])}分公司`, creditCode: null },
  { part: 'labour', name: chance.pick(crews), creditCode: creditCodeOf(chance) },
]

/** Most have what they should have; some contracts end soon, a few have ended. */
function complianceOf(chance: Chance, count: number, todayMs: number): Compliance {
  const today = chinaDate(todayMs)
  const term = (share: number): Term | null => (chance.happens(share) ? termOf(chance, today, todayMs) : null)
  return {
    mediation: chance.happens(0.86)
      ? count >= 100
        ? chance.happens(0.7)
          ? 'committee'
          : 'mediator'
        : 'mediator'
      : 'none',
    collectiveContract: term(0.97),
    womensContract: term(0.85),
    harmony: term(0.88),
  }
}

function termOf(chance: Chance, today: PlainDate, todayMs: number): Term {
  const left = chance.happens(0.1) ? chance.int(3, 58) : chance.happens(0.05) ? -chance.int(5, 90) : chance.int(90, 700)
  const through = daysAfter(today, left)
  return { from: chinaDate(todayMs - (1095 - Math.max(left, 0)) * dayMs), through }
}
