import fc from 'fast-check'
import { isWithin } from '#domain/organisation/path'
import { type Role, type RoleHeld, roles } from '#domain/organisation/role'
import { applicationStates, isGridOf, mayApply, mayDecide } from '#domain/people/application'
import { invitationCodeIn, invitationCodeOf, invitationCodePattern, mayAccept } from '#domain/people/invitation'
import { managedBy, managesAt, mayManage, maySuspend, rolesManaged } from '#domain/people/manage'
import { checkPasswordRule } from '#domain/people/password'
import { endRole, giveRole } from '#domain/people/roles'

const role = fc.constantFrom<Role>(...roles)
const path = fc.constantFrom('/d1', '/d1/s1', '/d1/s1/c01', '/d1/s1/c01/g01', '/d1/s1/c02', '/d1/s2', '/d1/s2/c01')
const held: fc.Arbitrary<RoleHeld> = fc.record({ role, orgPath: path })

describe('who may give which role', () => {
  it('nobody changes themselves, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(held), role, path, (own, wanted, orgPath) => {
        const by = { userId: 'A', roles: own }
        expect(mayManage(by, { userId: 'A', role: wanted, orgPath }).ok).toBe(false)
        expect(maySuspend(by, { userId: 'A', orgPath, inForce: [] }).ok).toBe(false)
      }),
    )
  })
  it('nobody reaches over the border of their street, and only administrators come from above it', () => {
    fc.assert(
      fc.property(held, role, (own, wanted) => {
        if (own.orgPath === '/d1' && own.role === 'administrator') return
        const inOther = own.orgPath.startsWith('/d1/s1') ? '/d1/s2' : '/d1/s1'
        expect(managesAt([own], wanted, inOther)).toBe(false)
      }),
    )
  })
  it('no role but an administrator gives a role that manages the giver', () => {
    for (const given of roles)
      for (const giver of managedBy[given] as readonly Role[])
        if (giver !== 'administrator')
          expect([given, rolesManaged([{ role: given, orgPath: '/d1/s1' }])]).not.toContain(giver)
    expect(rolesManaged([{ role: 'resident', orgPath: '/d1/s1' }])).toEqual([])
    expect(managedBy.resident).toEqual([])
  })
  it('somebody with several roles is suspended only by who manages every one in force, or administers all of their places', () => {
    fc.assert(
      fc.property(fc.array(held, { minLength: 1, maxLength: 3 }), fc.array(held, { minLength: 1 }), (inForce, own) => {
        const may = maySuspend({ userId: 'A', roles: own }, { userId: 'B', orgPath: '/d1/s1', inForce }).ok
        const manages = inForce.every((each) => managesAt(own, each.role, each.orgPath))
        const administers = own.some(
          ({ role, orgPath }) => role === 'administrator' && inForce.every((each) => isWithin(each.orgPath, orgPath)),
        )
        expect(may).toBe(manages || administers)
      }),
    )
  })
})

describe('roles of a person', () => {
  it('given and ended stay one line each, and ending says until when', () => {
    fc.assert(
      fc.property(fc.uniqueArray(held, { selector: (one) => one.role + one.orgPath }), held, (before, wanted) => {
        const given = giveRole(before, wanted)
        const had = before.some((one) => one.role === wanted.role && one.orgPath === wanted.orgPath)
        expect(given.ok).toBe(!had)
        const roles = given.ok ? given.value : before
        const ended = endRole(roles, { ...wanted, lastOn: '2026-03-05' }, '2026-03-05')
        if (!ended.ok) throw new Error('not ended')
        expect(ended.value).toHaveLength(roles.length)
        expect(ended.value.filter(({ until }) => until === '2026-03-05')).toHaveLength(1)
        expect(endRole(ended.value, { ...wanted, lastOn: '2026-03-09' }, '2026-03-06').ok).toBe(false)
        expect(giveRole(ended.value, wanted).ok).toBe(true)
      }),
    )
  })
  it('do not end in the past', () => {
    const roles: RoleHeld[] = [{ role: 'volunteer', orgPath: '/d1/s1/c01/g01' }]
    expect(endRole(roles, { ...(roles[0] as RoleHeld), lastOn: '2026-03-04' }, '2026-03-05').ok).toBe(false)
  })
})

describe('an application', () => {
  it('is decided once, by somebody else, as it was read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...applicationStates), fc.boolean(), fc.integer(), (state, own, seen) => {
        const open = { state, version: 3, orgPath: '/d1/s1/c01', userId: own ? 'A' : null }
        expect(mayDecide(open, 'A', seen).ok).toBe(state === 'waiting' && !own && seen === 3)
      }),
    )
  })
  it('is made again after a refusal or a withdrawal, never by a volunteer', () => {
    const again = applicationStates.filter((state) => mayApply({ state }, false).ok)
    expect(again).toEqual(['approved', 'refused', 'withdrawn'])
    expect(mayApply(undefined, true).ok).toBe(false)
  })
  it('leads to a grid of its community only', () => {
    expect(isGridOf('/d1/s1/c01/g01', '/d1/s1/c01')).toBe(true)
    for (const wrong of ['/d1/s1/c01', '/d1/s1/c02/g01', '/d1/s1/c011/g01'])
      expect(isGridOf(wrong, '/d1/s1/c01')).toBe(false)
  })
})

describe('an invitation code', () => {
  it('is eight characters that no eye mistakes, and is read however it was typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 32 }), (chance) => {
        const code = invitationCodeOf(chance)
        expect(code).toMatch(invitationCodePattern)
        for (const typed of [
          code.toLowerCase(),
          ` ${code.slice(0, 4)}-${code.slice(4)} `,
          `https://x.cn/#/join?invite=${code}`,
        ])
          expect(invitationCodeIn(typed)).toBe(code)
      }),
    )
    expect(() => invitationCodeOf(new Uint8Array(8))).toThrow(RangeError)
    expect(invitationCodeIn('1234')).toBeUndefined()
  })
  it('opens until its last moment, and not when used or taken back', () => {
    const expiresAt = new Date('2026-03-12T00:00:00Z')
    const at = (state: 'open' | 'used' | 'revoked', moment: string) =>
      mayAccept({ state, expiresAt }, new Date(moment)).ok
    expect(at('open', '2026-03-11T23:59:59.999Z')).toBe(true)
    expect(at('open', '2026-03-12T00:00:00Z')).toBe(false)
    expect(at('used', '2026-03-10T00:00:00Z')).toBe(false)
    expect(at('revoked', '2026-03-10T00:00:00Z')).toBe(false)
    expect(mayAccept(undefined, new Date()).ok).toBe(false)
  })
})

describe('a password', () => {
  const beside = { account: 'zhangxm', name: '张新梅', phone: '13900001111' }
  it.each(['taoyuan 2026 hao', '柳溪街道2026年的春', 'Abcd-efgh-1'])('%s will do', (password) => {
    expect(checkPasswordRule(password, beside).ok).toBe(true)
  })
  it.each([
    'kurz1',
    'onlyletterslong',
    '2026202620262026',
    'password2026',
    'qwertyuiop1',
    'x13900001111',
    'my-zhangxm-2026',
    '张新梅的密码2026',
    `a1${'x'.repeat(70)}`,
  ])('%s will not, and the sentence says why', (password) => {
    const checked = checkPasswordRule(password, beside)
    expect(checked.ok ? '' : checked.refusal.message).toMatch(/密码/)
  })
})
