import { chinaDate, type PlainDate } from '#domain/kernel/instant'
import { daysAfter } from '#domain/kernel/workdays'
import type { OrgPath } from '#domain/organisation/path'
import { creditCheckOf, creditCodeAlphabet } from '#domain/place/credit-code'
import type { PlaceKind } from '#domain/place/place'
import type { Measure } from '#domain/place/radar'
import { bandOf, type Compliance, noCompliance, type Term } from '#domain/place/registry'
import type { StoredRegistry } from '#domain/place/stored'
import type { Chance } from './chance'
import type { Codec } from './codec'
import { dayMs } from './days'
import { phoneOf } from './people'
import { elderName } from './words'

const industries = ['机械加工', '电子装配', '纺织服装', '食品加工', '仓储物流', '软件服务']
const builders = ['恒基建设', '宏远建工', '中岭建筑', '明达工程']
const crews = ['顺和劳务', '同心劳务', '众力劳务', '安顺劳务']

/** So many firms the main street has (seed S2). */
const firmsOfMainStreet = 66

/** What a firm has of what it should have; a firm of the main street by its number, so that the shares are those of the seed. */
type Has = Record<Measure, boolean>

/** Of 66 firms 60 are mediated, all have a collective contract, 53 one for women, 57 are harmonious: 91, 100, 80, 86 %. */
const hasByNumber = (nth: number): Has => {
  // 25 and 66 share no divisor: every place in line once, neighbours far from each other.
  const rank = (from: number): number => (nth * 25 + from) % firmsOfMainStreet
  return {
    mediation: rank(0) < 60,
    collectiveContract: true,
    womensContract: rank(20) < 53,
    harmony: rank(40) < 57,
  }
}

type Sketch = {
  kind: PlaceKind
  name: string
  where: string
  /** Of a firm of the main street: the how many-th it is, from 0. */
  nthFirm: number | undefined
  enterpriseGrids: readonly OrgPath[]
}

/** What the register knows of a firm or a site; nothing of stalls and homes. Made of the name, so that no other chance is used up. */
export function registryOf(
  { kind, name, where, nthFirm, enterpriseGrids }: Sketch,
  { todayMs, street, codec }: { todayMs: number; street: Chance; codec: Codec },
): StoredRegistry | undefined {
  if (kind !== 'company' && kind !== 'site') return undefined
  const chance = street.fork(`registry ${where} ${name}`)
  const count = kind === 'site' ? chance.int(40, 260) : chance.happens(0.2) ? chance.int(100, 420) : chance.int(6, 99)
  const band = bandOf(count)
  return {
    ...{ creditCode: creditCodeOf(chance), legalName: `${name}${kind === 'site' ? '项目部' : ''}`, aliases: [] },
    industry: kind === 'site' ? '建筑' : chance.pick(industries),
    staff: band ? { band, count } : null,
    ...{ address: `${where.split('·')[0]}柳溪路 ${chance.int(2, 260)} 号`, location: null },
    enterpriseGrid: kind === 'company' && chance.happens(0.6) ? chance.pick(enterpriseGrids) : null,
    contractors: kind === 'site' ? chainOf(chance) : [],
    contactSealed: contactOf(chance.fork('contact'), codec),
    compliance:
      kind === 'site'
        ? noCompliance
        : complianceOf(chance, { count, todayMs, has: nthFirm === undefined ? undefined : hasByNumber(nthFirm) }),
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

/** Whom to call, as the street keeps it. The number is nobody's: it lies far above those of the people of the demo. */
const contactOf = (chance: Chance, codec: Codec): string =>
  codec.seal(
    JSON.stringify({ name: elderName(chance), phone: phoneOf(chance.int(60_000_000, 69_999_999)) }),
    'places.contact',
  )

/** Most have what they should have; some contracts end soon, a few have ended. */
function complianceOf(
  chance: Chance,
  { count, todayMs, has }: { count: number; todayMs: number; has: Has | undefined },
): Compliance {
  const today = chinaDate(todayMs)
  const term = (measure: Measure, share: number): Term | null => {
    const holds = has ? has[measure] : chance.happens(share)
    // Of those that have none, some once had one.
    if (!holds) return chance.happens(0.3) ? termOf({ today, todayMs, left: -chance.int(5, 90) }) : null
    return termOf({ today, todayMs, left: chance.happens(0.1) ? chance.int(3, 58) : chance.int(90, 700) })
  }
  const mediated = has ? has.mediation : chance.happens(0.86)
  const small = count >= 100 && chance.happens(0.5) ? 'mediator' : 'none'
  return {
    mediation: mediated ? (count >= 100 ? 'committee' : 'mediator') : small,
    collectiveContract: term('collectiveContract', 0.97),
    womensContract: term('womensContract', 0.85),
    harmony: term('harmony', 0.88),
  }
}

function termOf({ today, todayMs, left }: { today: PlainDate; todayMs: number; left: number }): Term {
  return { from: chinaDate(todayMs - (1095 - Math.max(left, 0)) * dayMs), through: daysAfter(today, left) }
}
