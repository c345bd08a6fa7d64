import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { sealedFields } from '../../cloudfunctions/kit/sealed-fields'
import { localShelf, oldOnesLeft, reseal, type Shelf, sealOf } from '../../scripts/rotate/reseal'
import { accepted, addReport, reporter } from './desk'
import { volunteerWith } from './shelf'
import { answered, startStreet } from './street'

const key = () => randomBytes(32).toString('base64')
const bytesOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /sqlite/.test(entry.name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
    .join('')
const latin = (text: string): string => Buffer.from(text).toString('latin1')

describe('personal fields in the file of the database', () => {
  it('are never there in clear; after a rotation that was cut short none lies under the old key, and all can be read', async () => {
    const keys = { FIELD_KEYS: JSON.stringify({ k1: key() }), FIELD_KEY_ID: 'k1', PHONE_HASH_KEY: key() }
    const street = await startStreet({ keys })
    const staff = await street.addPerson('streetStaff', '/d1/s1')
    const mediator = await street.addPerson('mediator', '/d1/s1')
    const people = [staff, mediator]
    for (let nth = 0; nth < 120; nth++) people.push(await street.addPerson('volunteer', '/d1/s1/c01'))
    const leaver = await volunteerWith(street, 31)
    answered(await street.call(leaver, 'account', 'askDeletion', { sure: true }))
    await accepted(street, staff, await addReport(street, { openness: 'named' }), mediator)

    const both = { ...JSON.parse(keys.FIELD_KEYS), k2: key() }
    const { seal, keyId } = sealOf({ ...keys, FIELD_KEYS: JSON.stringify(both), FIELD_KEY_ID: 'k2' })
    const shelf = localShelf(street.local)
    const all = await oldOnesLeft(shelf, keyId)
    expect(all).toBeGreaterThan(people.length)
    let left = 50
    const dying: Shelf = {
      ...shelf,
      change: async (...change) => {
        if (left-- === 0) throw new Error('killed')
        await shelf.change(...change)
      },
    }
    await expect(reseal(dying, { seal, keyId })).rejects.toThrow('killed')
    expect(await oldOnesLeft(shelf, keyId)).toBe(all - 50)
    // One that was sealed with a key that is lost is named, and keeps nothing else from being done.
    const lost = people.pop() as (typeof people)[number]
    await street.local.database.updateOne(
      'users',
      { _id: lost.userId },
      { $set: { phoneSealed: 'k0.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAA' } },
    )
    expect(await reseal(shelf, { seal, keyId })).toEqual({ done: all - 51, shut: [`users/${lost.userId}`] })
    expect(await reseal(shelf, { seal, keyId })).toEqual({ done: 0, shut: [`users/${lost.userId}`] })
    for (const { userId, phone } of people) {
      const [user] = await street.find<{ phoneSealed: string }>('users', { _id: userId })
      expect(seal.open(user?.phoneSealed ?? '', 'users.phone')).toBe(phone)
    }
    await street.local.close()

    const bytes = bytesOf(street.dataDir)
    rmSync(street.dataDir, { recursive: true, force: true })
    expect(bytes.length).toBeGreaterThan(100_000)
    for (const { phone } of [...people, leaver]) expect(bytes.includes(phone)).toBe(false)
    for (const secret of [reporter.name, reporter.phone, leaver.name, leaver.openid])
      expect([secret, bytes.includes(latin(secret))]).toEqual([secret, false])
    expect(bytes).toMatch(/k2\.[\w-]{16}\.[\w-]{22}\./)
    expect(bytes).not.toMatch(/k1\.[\w-]{16}\.[\w-]{22}\./)
  })

  it('are all known to the rotation: whatever a function seals stands in its list', () => {
    const functions = path.resolve(__dirname, '../../cloudfunctions')
    const sources = readdirSync(functions, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    const text = sources.map((file) => readFileSync(path.join(functions, file), 'utf8')).join('\n')
    const sealed = [...text.matchAll(/\.seal\([^\n]*?'([\w]+\.[\w]+)'\)/g)].map(([, field]) => field)
    const known = sealedFields.map(({ field }) => field)
    expect(sealed.length).toBeGreaterThan(3)
    for (const field of sealed) expect(known).toContain(field)
  })
})
