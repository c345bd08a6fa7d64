import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { LocalStartError } from '../errors'
import { keepSecret } from '../secret-file'

/** CloudBase's custom-login key, in the very form the console hands out and `createTicket` wants. */
export interface LoginKey {
  private_key_id: string
  private_key: string
  env_id: string
}

const isLoginKey = (value: Partial<LoginKey>): value is LoginKey =>
  [value.private_key_id, value.private_key, value.env_id].every((part) => typeof part === 'string' && part !== '')

/** Reads the key, or makes one at the first start. */
export function loadLoginKey(file: string, envId: string): LoginKey {
  const key = keepSecret<LoginKey>(file, isLoginKey, () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    return { private_key_id: randomBytes(16).toString('hex'), private_key: privateKey, env_id: envId }
  })
  if (key.env_id !== envId) {
    throw new LocalStartError(
      'SECRETS_DAMAGED',
      `登录密钥 ${file} 属于环境 ${key.env_id}，不是 ${envId}。请换回原来的环境名，或删除这个文件后重新启动（用户要重新登录）。`,
    )
  }
  return key
}
