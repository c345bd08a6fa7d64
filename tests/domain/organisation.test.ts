import fc from 'fast-check'
import { foundBy } from '#domain/organisation/found-by'
import { maskName, maskPhone, shown, sightOf } from '#domain/organisation/mask'
import { orgIdOf, pathsAbove } from '#domain/organisation/organisation'
import { cutTo, isWithin, orgPathPattern, pathRange } from '#domain/organisation/path'
import { type Role, roles } from '#domain/organisation/role'
import { grantOf, rolesInForce, scopes } from '#domain/organisation/scope'

const part = fc.stringMatching(/^[a-z0-9]{1,4}$/)
const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`)

describe('organisation paths', () => {
  it('the range of a path holds exactly itself and what is below it', () => {
    fc.assert(
      fc.property(path, path, (holder, other) => {
        const { from, before } = pathRange(holder)
        return (other >= from && other < before) === isWithin(other, holder)
      }),
    )
  })
  it('the range is exact at its edges: what is below, what only begins alike, what comes right after', () => {
    const tail = fc.stringMatching(/^[a-z0-9]{1,3}$/)
    fc.assert(
      fc.property(path, tail, fc.boolean(), (holder, more, below) => {
        const { from, before } = pathRange(holder)
        const other = below ? `${holder}/${more}` : `${holder}${more}`
        expect(other >= from && other < before).toBe(below)
        expect(`${holder}${String.fromCharCode('/'.charCodeAt(0) + 1)}` >= before).toBe(true)
      }),
    )
  })
  it('a longer name is not below a shorter one', () => {
    expect(isWithin('/d1/s1/c031', '/d1/s1/c03')).toBe(false)
    expect(isWithin('/d1/s1/c03/g17', '/d1/s1/c03')).toBe(true)
  })
  it('cuts to a level, and says so when the path ends above it', () => {
    expect(cutTo('/d1/s1/c03/g17', 'community')).toBe('/d1/s1/c03')
    expect(cutTo('/d1/s1', 'community')).toBeUndefined()
  })
  it('every path that is cut is a path above', () => {
    fc.assert(
      fc.property(path, (some) => {
        fc.pre(orgPathPattern.test(some))
        const above = pathsAbove(some)
        return (
          above[above.length - 1] === some &&
          above.every((higher) => isWithin(some, higher)) &&
          !orgIdOf(some).includes('/')
        )
      }),
    )
  })
})

describe('scopes', () => {
  it('nobody without a role has any', () => {
    for (const scope of scopes) expect(grantOf(scope, [])).toBeUndefined()
  })
  it('a volunteer records and does not review; community staff review their own community only', () => {
    const volunteer = [{ role: 'volunteer' as const, orgPath: '/d1/s1/c03/g17' }]
    expect(grantOf('visit.record', volunteer)?.within).toEqual(['/d1/s1'])
    expect(grantOf('visit.review', volunteer)).toBeUndefined()
    const staff = [{ role: 'communityStaff' as const, orgPath: '/d1/s1/c03' }]
    expect(grantOf('visit.review', staff)?.within).toEqual(['/d1/s1/c03'])
    expect(grantOf('visit.record', staff)).toBeUndefined()
  })
  it('a role that should reach a level it stands above of reaches nothing', () => {
    expect(grantOf('visit.review', [{ role: 'communityStaff', orgPath: '/d1/s1' }])).toBeUndefined()
  })
  it('what is granted lies within the parts of the street where the roles are held', () => {
    const held = fc.record({ role: fc.constantFrom(...roles), orgPath: path })
    fc.assert(
      fc.property(fc.constantFrom(...scopes), fc.array(held, { maxLength: 4 }), (scope, some) => {
        const grant = grantOf(scope, some)
        return (grant?.within ?? []).every((part) => some.some(({ orgPath }) => isWithin(orgPath, part)))
      }),
    )
  })
  it('a role counts on its last day and not after it', () => {
    const held = [{ role: 'volunteer' as const, orgPath: '/d1/s1', until: '2026-03-05' }]
    expect(rolesInForce(held, '2026-03-05')).toHaveLength(1)
    expect(rolesInForce(held, '2026-03-06')).toHaveLength(0)
  })
})

describe('masks', () => {
  it('leave of a phone three and four digits, of a name its ends', () => {
    expect(maskPhone('13812342046')).toBe('138****2046')
    expect(maskPhone('123')).toBe('****')
    expect(maskName('周桂芳')).toBe('周*芳')
    expect(maskName('王强')).toBe('王*')
    expect(maskName('周')).toBe('*')
    expect(maskName('欧阳建国')).toBe('欧**国')
  })
  it('a masked name of two letters or more never contains the whole name', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'周桂芳王强李建国'), { minLength: 2, maxLength: 4 }), (letters) => {
        return !maskName(letters.join('')).includes(letters.join(''))
      }),
    )
  })
  it('a role that the table does not name sees nothing at all', () => {
    expect(sightOf('volunteer.name', ['volunteer', 'resident', 'gridWorker'])).toBe('hidden')
    expect(shown('周桂芳', 'hidden', maskName)).toBeNull()
    expect(sightOf('volunteer.phone', ['communityStaff'])).toBe('masked')
  })
})

describe('by what a person is found', () => {
  it('is the community of the path, and whether any role is one of the staff', () => {
    const at = (orgPath: string, ...held: Role[]) =>
      foundBy({ orgPath, roles: held.map((role) => ({ role, orgPath })) })
    expect(at('/d1/s1/c01/g02', 'volunteer')).toEqual({ communities: ['/d1/s1/c01'], work: 'volunteer' })
    expect(at('/d1/s1/c01/g02', 'volunteer', 'gridWorker')).toEqual({ communities: ['/d1/s1/c01'], work: 'staff' })
    expect(at('/d1/s1', 'streetStaff')).toEqual({ communities: [], work: 'staff' })
    expect(at('/d1/s1/e01')).toEqual({ communities: [], work: 'volunteer' })
  })
})
