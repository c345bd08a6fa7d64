import fc from 'fast-check'
import { browserKindOf, browserLabel } from '#domain/people/browser'
import { invitationCodeOf } from '#domain/people/invitation'
import {
  collectEnd,
  mayAnswer,
  newsOf,
  pairingCodePattern,
  pairingEnd,
  pairingIn,
  pairingNumbersOf,
  pairingSceneOf,
  pairingStates,
  typedPairing,
} from '#domain/people/pairing'
import { leaveRole } from '#domain/people/roles'
import { placeCodeIn } from '#domain/place/place'
import { referralCodeIn } from '#domain/report/referral'

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 })
const at = (ms: number): Date => new Date(Date.UTC(2026, 2, 5, 6) + ms)

describe('the picture on the PC', () => {
  it('carries its code in a scene that WeChat takes, and no door or volunteer has such a code', () => {
    fc.assert(
      fc.property(bytes, (chance) => {
        const code = invitationCodeOf(chance)
        const scene = pairingSceneOf(code)
        expect(code).toMatch(pairingCodePattern)
        expect(scene).toMatch(/^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/)
        expect(pairingIn(scene)).toBe(code)
        expect(pairingIn(`https://street.example/?scene=${encodeURIComponent(scene)}#/x`)).toBe(code)
        expect(typedPairing(`${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`)).toBe(code)
        expect([placeCodeIn(scene), referralCodeIn(scene)]).toEqual([undefined, undefined])
        // The bare characters are a door's, and a door's code is no picture's.
        expect([pairingIn(code), pairingIn(`https://street.example/?scene=${code}`)]).toEqual([undefined, undefined])
      }),
    )
  })
  it('offers three numbers without a digit in common, one of which it shows', () => {
    fc.assert(
      fc.property(bytes, (chance) => {
        const { shown, offered } = pairingNumbersOf(chance)
        expect(offered).toContain(shown)
        expect(new Set(offered.join('')).size).toBe(6)
        expect(offered.join('')).toMatch(/^[1-9]{6}$/)
      }),
    )
    expect(() => pairingNumbersOf([1, 2, 3])).toThrow(RangeError)
  })
  it('shows each of the three about as often, whatever the secret', () => {
    const counts = [0, 0, 0]
    for (let nth = 0; nth < 256; nth++) {
      const { shown, offered } = pairingNumbersOf(Array.from({ length: 10 }, (_, at) => (at === 9 ? nth : 7)))
      counts[offered.indexOf(shown)] = (counts[offered.indexOf(shown)] ?? 0) + 1
    }
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(85)
  })
})

describe('a pairing', () => {
  it('may be answered until the very millisecond at which its three minutes are over', () => {
    const expiresAt = pairingEnd(at(0))
    const answer = (ms: number) => mayAnswer({ state: 'waiting', expiresAt }, at(ms)).ok
    expect([answer(0), answer(179_999), answer(180_000), answer(180_001)]).toEqual([true, true, false, false])
  })
  it('that is confirmed lies ready for a minute, and then no more', () => {
    const expiresAt = collectEnd(at(0))
    const news = (ms: number) => newsOf({ state: 'confirmed', expiresAt }, at(ms))
    expect([news(0), news(59_999), news(60_000)]).toEqual(['ready', 'ready', 'over'])
  })
  it('in any other state is answered by nobody, and tells its browser so', () => {
    for (const state of pairingStates) {
      const pairing = { state, expiresAt: at(1) }
      expect([state, mayAnswer(pairing, at(0)).ok]).toEqual([state, state === 'waiting'])
    }
    expect(mayAnswer(undefined, at(0)).ok).toBe(false)
    const news = pairingStates.map((state) => newsOf({ state, expiresAt: at(1) }, at(0)))
    expect(news).toEqual(['waiting', 'ready', 'over', 'refused'])
  })
})

describe('which browser asks', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0',
      'Windows 电脑，Edge 浏览器',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36',
      'Windows 电脑，Chrome 浏览器',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/112.0 Safari/537.36 QQBrowser/13.5', 'Windows 电脑，QQ 浏览器'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15',
      '苹果电脑，Safari 浏览器',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', 'Linux 电脑，火狐浏览器'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) Mobile/15E148 MicroMessenger/8.0',
      '苹果手机或平板，微信里的网页',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36',
      '安卓手机或平板，Chrome 浏览器',
    ],
    ['curl/8.0', '一台设备，浏览器'],
  ])('%s is called %s', (userAgent, words) => {
    expect(browserLabel(browserKindOf(userAgent))).toBe(words)
  })
})

describe('a role given back', () => {
  it('counts no more from that moment, and the others stay', () => {
    const held = [
      { role: 'volunteer' as const, orgPath: '/d1/s1/c01/g01' },
      { role: 'mediator' as const, orgPath: '/d1/s1' },
    ]
    const [volunteer] = held as [(typeof held)[0]]
    const left = leaveRole(held, volunteer, Date.UTC(2026, 2, 4, 16, 0, 0))
    expect(left).toEqual({ ok: true, value: [{ ...volunteer, until: '2026-03-04' }, held[1]] })
    expect(leaveRole(held, { ...volunteer, orgPath: '/d1/s1/c02/g01' }, 0).ok).toBe(false)
    if (left.ok) expect(leaveRole(left.value, volunteer, Date.UTC(2026, 2, 4, 16, 0, 0)).ok).toBe(false)
  })
})
