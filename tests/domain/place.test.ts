import fc from 'fast-check'
import {
  creditCheckOf,
  creditCodeAlphabet,
  creditCodeFault,
  creditCodeIn,
  creditCodePattern,
} from '#domain/place/credit-code'
import { coverageOf, expiringOf, type Firm, isMediated, missingOf, neededBody, percentOf } from '#domain/place/radar'
import { bandOf, noCompliance, staffBands } from '#domain/place/registry'

const letter = fc.constantFrom(...creditCodeAlphabet)
const first17 = fc.array(letter, { minLength: 17, maxLength: 17 }).map((letters) => letters.join(''))

describe('a unified social credit code', () => {
  it('has the check of GB 32100-2015: a published code is right, and its last character is what the others give', () => {
    // The standard's own example, and that of a well-known authority's page.
    expect(creditCheckOf('91350100M000100Y4')).toBe('3')
    expect(creditCodeFault('91350100M000100Y43')).toBeUndefined()
  })

  it('is right whenever its check is, and then any one changed character is noticed', () => {
    fc.assert(
      fc.property(first17, fc.nat(17), letter, (head, at, other) => {
        const code = head + creditCheckOf(head)
        expect(creditCodeFault(code)).toBeUndefined()
        expect(code).toMatch(creditCodePattern)
        const changed = code.slice(0, at) + other + code.slice(at + 1)
        if (changed !== code) expect(creditCodeFault(changed)).toBe('第 18 位对不上')
      }),
      { numRuns: 2000 },
    )
  })

  it('is noticed when two different neighbours are swapped', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), (head, at) => {
        const code = head + creditCheckOf(head)
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2)
        if (swapped !== code) expect(creditCodeFault(swapped)).toBe('第 18 位对不上')
      }),
      { numRuns: 2000 },
    )
  })

  it('says how long it is, and which character cannot be', () => {
    expect(creditCodeFault('9135')).toBe('要 18 位，现在是 4 位')
    expect(creditCodeFault('9135O100M000100Y43')).toBe('第 5 位不能是“O”')
    expect(creditCodeIn(' 9135 0100-m000100y43 ')).toBe('91350100M000100Y43')
  })
})

const term = (from: string, through: string) => ({ from, through })
const today = '2026-06-01'
const good = term('2025-01-01', '2027-12-31')
const firm = (more: Partial<Firm['compliance']> = {}, staffBand: Firm['staffBand'] = 'upTo49'): Firm => ({
  staffBand,
  compliance: { ...noCompliance, ...more },
})

describe('the radar', () => {
  it('counts the register of seed S2 as its report does: 57, 53 and 60 of 66 are 86 %, 80 % and 91 %', () => {
    const firms = Array.from({ length: 66 }, (_, index) =>
      firm(
        {
          harmony: index < 57 ? good : null,
          collectiveContract: good,
          womensContract: index >= 66 - 53 ? good : null,
          mediation: index % 11 === 0 ? 'none' : index < 12 ? 'committee' : 'mediator',
        },
        index < 12 ? 'from100' : 'upTo49',
      ),
    )
    expect(coverageOf(firms, today)).toEqual([
      { measure: 'mediation', covered: 60, of: 66, percent: 91 },
      { measure: 'collectiveContract', covered: 66, of: 66, percent: 100 },
      { measure: 'womensContract', covered: 53, of: 66, percent: 80 },
      { measure: 'harmony', covered: 57, of: 66, percent: 86 },
    ])
  })

  it('asks a hundred people for a committee, fewer for a mediator, and takes a committee for either', () => {
    expect(staffBands.map(neededBody)).toEqual(['mediator', 'mediator', 'mediator', 'committee'])
    expect([99, 100].map((count) => neededBody(bandOf(count) ?? null))).toEqual(['mediator', 'committee'])
    expect(isMediated(firm({ mediation: 'mediator' }, 'from100'))).toBe(false)
    expect(isMediated(firm({ mediation: 'committee' }, 'upTo9'))).toBe(true)
    expect(isMediated(firm({ mediation: 'none' }, 'upTo9'))).toBe(false)
  })

  it('counts a term on its last day and not after it, nor before its first', () => {
    const covers = (from: string, through: string) =>
      !missingOf(firm({ harmony: term(from, through) }), today).includes('harmony')
    expect(covers('2026-06-01', '2026-06-01')).toBe(true)
    expect(covers('2024-01-01', '2026-05-31')).toBe(false)
    expect(covers('2026-06-02', '2027-01-01')).toBe(false)
  })

  it('warns of what ends within sixty days, the sixtieth included, and not of what has ended', () => {
    const ends = (through: string) =>
      expiringOf(firm({ collectiveContract: term('2024-01-01', through) }), today, '2026-07-31').length
    expect(['2026-05-31', '2026-06-01', '2026-07-31', '2026-08-01'].map(ends)).toEqual([0, 1, 1, 0])
  })

  it('never says 100 while one is missing, nor 0 while one is there, and else rounds halves up', () => {
    expect([percentOf(299, 300), percentOf(1, 300), percentOf(1, 8), percentOf(0, 3), percentOf(0, 0)]).toEqual([
      99,
      1,
      13,
      0,
      null,
    ])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (whole, some) => {
        const part = Math.min(some, whole)
        const percent = percentOf(part, whole) as number
        expect(percent === 100).toBe(part === whole)
        expect(percent === 0).toBe(part === 0)
        expect(Math.abs(percent - (100 * part) / whole)).toBeLessThan(1)
      }),
    )
  })
})

describe('the bands of staff', () => {
  it('hold every number once', () => {
    expect([0, 1, 9, 10, 49, 50, 99, 100, 12_000].map(bandOf)).toEqual([
      undefined,
      'upTo9',
      'upTo9',
      'upTo49',
      'upTo49',
      'upTo99',
      'upTo99',
      'from100',
      'from100',
    ])
  })
})
