import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'
import type { Secrets } from './secrets'

/** Personal fields at rest: AES-256-GCM, one fresh nonce a text; the field's name is bound in, so a text opens only as the field it is. */
export type Seal = {
  seal(plain: string, field: string): string
  /** Throws when the text was altered, belongs to another field, or its key is gone. */
  open(sealed: string, field: string): string
  /** Finds a number without opening any: HMAC-SHA256 with a key of the environment. */
  hashPhone(phone: string): string
  /** The same for anything else; `purpose` keeps a value of one use from being found as another. */
  hash(purpose: string, text: string): Buffer
  /** The same for what is short enough to be tried through: scrypt over the keyed hash, about 60 ms each. */
  slowHash(purpose: string, text: string): Promise<string>
}

export function makeSeal(secrets: Pick<Secrets, 'FIELD_KEYS' | 'FIELD_KEY_ID' | 'PHONE_HASH_KEY'>): Seal {
  const keyed = (purpose: string, text: string): Buffer =>
    createHmac('sha256', secrets.PHONE_HASH_KEY).update(`${purpose}\0${text}`).digest()
  return {
    seal(plain, field) {
      const key = secrets.FIELD_KEYS.get(secrets.FIELD_KEY_ID)
      if (!key) throw new Error('FIELD_KEY_ID names no key')
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(field))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return [secrets.FIELD_KEY_ID, nonce, cipher.getAuthTag(), body]
        .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
        .join('.')
    },
    open(sealed, field) {
      const [keyId = '', nonce = '', tag = '', body = ''] = sealed.split('.')
      const key = secrets.FIELD_KEYS.get(keyId)
      if (!key) throw new Error('sealed with a key that is not in the environment')
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
        .setAAD(Buffer.from(field))
        .setAuthTag(Buffer.from(tag, 'base64url'))
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
    },
    hashPhone: (phone) => createHmac('sha256', secrets.PHONE_HASH_KEY).update(phone).digest('base64url'),
    hash: keyed,
    async slowHash(purpose, text) {
      return (await stretch(keyed(purpose, text).toString('base64url'), keyed('salt', purpose))).toString('base64url')
    },
  }
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

// N = 2^15, r = 8, p = 1: about 60 ms and 32 MB on a small function, slow enough for a stolen file.
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }

const stretch = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key))),
  )

/** `salt.hash` of a password, both base64url. */
export async function hashPassword(password: string, salt: Buffer = randomBytes(16)): Promise<string> {
  return `${salt.toString('base64url')}.${(await stretch(password, salt)).toString('base64url')}`
}

export async function isPassword(password: string, passwordHash: string): Promise<boolean> {
  const [salt = '', hash = ''] = passwordHash.split('.')
  const expected = Buffer.from(hash, 'base64url')
  const given = await stretch(password, Buffer.from(salt, 'base64url'))
  return expected.length === given.length && timingSafeEqual(expected, given)
}
