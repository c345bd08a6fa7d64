import { hashPassword, isPassword, makeSeal } from '../../cloudfunctions/kit/seal'
import { readSecrets } from '../../cloudfunctions/kit/secrets'

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const environment = {
  FIELD_KEYS: JSON.stringify({ k1: key(1), k2: key(2) }),
  FIELD_KEY_ID: 'k2',
  PHONE_HASH_KEY: key(3),
  CUSTOM_LOGIN_KEY: JSON.stringify({ private_key_id: 'id', private_key: 'pem', env_id: 'env' }),
}

describe('sealed fields', () => {
  const seal = makeSeal(readSecrets(environment))
  it('open as they were, and never look the same twice', () => {
    const [a, b] = [seal.seal('13800001234', 'users.phone'), seal.seal('13800001234', 'users.phone')]
    expect(seal.open(a, 'users.phone')).toBe('13800001234')
    expect(a).not.toBe(b)
    expect(a).not.toContain('13800001234')
    expect(a.startsWith('k2.')).toBe(true)
  })
  it('do not open when one character was changed, nor as another field', () => {
    const sealed = seal.seal('13800001234', 'users.phone')
    const bytes = (text: string) =>
      text
        .split('.')
        .slice(1)
        .map((part) => Buffer.from(part, 'base64url').toString('hex'))
        .join()
    for (let at = 3; at < sealed.length; at++) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
      // The last letter of a part carries spare bits: only changed bytes count.
      if (sealed[at] === '.' || bytes(changed) === bytes(sealed)) continue
      expect(() => seal.open(changed, 'users.phone')).toThrow()
    }
    expect(() => seal.open(sealed, 'users.name')).toThrow()
  })
  it('written under an older key still open while it is kept', () => {
    const old = makeSeal(readSecrets({ ...environment, FIELD_KEY_ID: 'k1' })).seal('x', 'f')
    expect(seal.open(old, 'f')).toBe('x')
    const without = makeSeal(readSecrets({ ...environment, FIELD_KEYS: JSON.stringify({ k2: key(2) }) }))
    expect(() => without.open(old, 'f')).toThrow('not in the environment')
  })
  it('the same phone has the same hash, another key another', () => {
    expect(seal.hashPhone('13800001234')).toBe(seal.hashPhone('13800001234'))
    expect(makeSeal(readSecrets({ ...environment, PHONE_HASH_KEY: key(4) })).hashPhone('13800001234')).not.toBe(
      seal.hashPhone('13800001234'),
    )
  })
})

describe('passwords', () => {
  it('are known again, written full width or not, and no other is', async () => {
    const hash = await hashPassword('桃园-2026')
    expect(await isPassword('桃园-2026', hash)).toBe(true)
    expect(await isPassword('桃园－２０２６', hash)).toBe(true)
    expect(await isPassword('桃园-2027', hash)).toBe(false)
  })
})

describe('secrets', () => {
  it.each(Object.keys(environment))('without %s nothing starts, and one sentence names it', (name) => {
    expect(() => readSecrets({ ...environment, [name]: undefined })).toThrow(
      new RegExp(`环境变量缺少或格式不对：${name}`),
    )
  })
  it('a key that is empty or too short is no key', () => {
    for (const short of ['', 'AA=='])
      expect(() => readSecrets({ ...environment, PHONE_HASH_KEY: short })).toThrow('PHONE_HASH_KEY')
    const empty = JSON.stringify({ private_key_id: '', private_key: '', env_id: '' })
    expect(() => readSecrets({ ...environment, CUSTOM_LOGIN_KEY: empty })).toThrow('CUSTOM_LOGIN_KEY')
  })
  it('a key of the wrong length, or a name without a key, is caught', () => {
    expect(() => readSecrets({ ...environment, FIELD_KEYS: JSON.stringify({ k2: 'c2hvcnQ=' }) })).toThrow('FIELD_KEYS')
    expect(() => readSecrets({ ...environment, FIELD_KEY_ID: 'k9' })).toThrow('FIELD_KEY_ID')
    expect(() => readSecrets({ ...environment, FIELD_KEYS: 'not json' })).toThrow('FIELD_KEYS')
  })
})
