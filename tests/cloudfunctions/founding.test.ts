import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { foundingOf, localShelf } from '../../scripts/found/found'
import { node, scripts } from '../local/scripts/run'
import { answered, newId, refusalOf, startStreet } from './street'

const key = () => randomBytes(32).toString('base64')
const keys = { FIELD_KEYS: JSON.stringify({ k1: key() }), FIELD_KEY_ID: 'k1', PHONE_HASH_KEY: key() }
const wish = {
  ...{ district: '江城区', street: '北坡街道', mark: '北', phone: '0999-5550150', window: '一楼 2 号窗口' },
  ...{ admin: '罗新', adminPhone: '13900007777', account: 'luoxin' },
}
const found = (more: object = {}) =>
  foundingOf({ ...wish, ...more }, { nowMs: Date.now(), chance: randomBytes(64), secrets: keys })

describe('an empty environment', () => {
  it('gets its district, street and administrator, who signs in with the password told once and fills the street', async () => {
    const street = await startStreet({ keys, empty: true })
    try {
      const shelf = localShelf(street.local)
      expect(await shelf.hasStreet()).toBe(false)
      const founding = await found()
      if (!founding.ok) throw new Error(founding.message)
      const { account, password, documents } = founding
      for (const { collection, document } of documents) await shelf.add(collection, document)
      expect(await shelf.hasStreet()).toBe(true)
      expect(JSON.stringify(documents)).not.toMatch(new RegExp(`${password}|${wish.adminPhone}`))

      const wrong = await street.call(null, 'account', 'signIn', { account, password: `${password}x` })
      expect(refusalOf(wrong)).toBe('signInNeeded')
      answered(await street.call(null, 'account', 'signIn', { account, password }))
      const [{ userId }] = (await street.find<{ userId: string }>('credentials', { _id: account })) as [
        { userId: string },
      ]
      const administrator = { customUserId: userId }
      const { streets, streetsUnder } = answered(
        await street.call(administrator, 'directory', 'organisations', { kind: 'community' }),
      )
      expect([streets, streetsUnder]).toEqual([[{ path: '/d1/s1', name: '北坡街道' }], '/d1'])
      const community = { parent: '/d1/s1', kind: 'community', name: '坡上社区' } as const
      answered(await street.call(administrator, 'directory', 'addOrganisation', community))
      const landing = await street.call({ anonymous: true, uid: newId() }, 'report', 'landing', {})
      expect(answered(landing)).toMatchObject({ streetName: '北坡街道', deskPhone: '0999-5550150' })
    } finally {
      await street.close()
    }
  })

  it('is told in a sentence what does not fit, before anything is written', async () => {
    for (const [more, words] of [
      [{ mark: 'N' }, '一个汉字'],
      [{ phone: '打这个' }, '数字'],
      [{ adminPhone: '123' }, '11 位'],
      [{ account: 'A' }, '账号'],
      [{ street: '' }, '街道'],
    ] as const)
      expect(await found(more)).toMatchObject({ ok: false, message: expect.stringContaining(words) })
  })
})

describe('scripts/found-street.mjs', () => {
  it('founds a street in an empty folder once; what is missing and a second time are answered in a sentence', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'found-'))
    const run = (...words: string[]) => node([path.join(scripts, 'found-street.mjs'), '--data', folder, ...words])
    try {
      const nothing = await run('--district', '江城区')
      expect([nothing.code, nothing.err]).toEqual([1, expect.stringContaining('还差 --street --mark')])
      const whole = [
        ...['--district', '江城区', '--street', '北坡街道', '--mark', '北', '--phone', '0999-5550150'],
        ...['--window', '一楼', '--admin', '罗新', '--admin-phone', '13900007777'],
      ]
      const first = await run(...whole)
      expect([first.code, first.out]).toEqual([0, expect.stringMatching(/账号 admin，密码 [2-9A-HJKMNP-Z]{16}/)])
      const again = await run(...whole)
      expect([again.code, again.err]).toEqual([1, expect.stringContaining('已经有街道了')])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
