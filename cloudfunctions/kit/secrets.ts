import * as z from 'zod'

const FieldKeys = z
  .record(z.string().regex(/^[a-z0-9]{1,8}$/), z.base64())
  .transform((keys) => new Map(Object.entries(keys).map(([id, key]) => [id, Buffer.from(key, 'base64')])))
  .refine((keys) => keys.size > 0 && [...keys.values()].every((key) => key.length === 32))

const Json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' })
    return z.NEVER
  }
})

const Secrets = z.object({
  /** `{"k1": "<32 bytes, base64>"}`: every key that may still be needed to open something. */
  FIELD_KEYS: Json.pipe(FieldKeys),
  /** Which of them closes what is written now. */
  FIELD_KEY_ID: z.string(),
  PHONE_HASH_KEY: z
    .base64()
    .transform((key) => Buffer.from(key, 'base64'))
    .refine((key) => key.length >= 32),
  /** CloudBase's custom-login key file, as downloaded from the console (or made by the local machine). */
  CUSTOM_LOGIN_KEY: Json.pipe(
    z.object({ private_key_id: z.string().min(1), private_key: z.string().min(1), env_id: z.string().min(1) }),
  ),
})
export type Secrets = z.infer<typeof Secrets>

/** The environment's secrets, or one clear sentence naming what is missing: without them no function starts. Never in code, never logged. */
export function readSecrets(environment: Record<string, string | undefined>): Secrets {
  const read = Secrets.safeParse(environment)
  if (!read.success) {
    const names = [...new Set(read.error.issues.map(({ path }) => String(path[0])))]
    throw new Error(`环境变量缺少或格式不对：${names.join('、')}。请在云函数配置里补上后再部署。`)
  }
  if (!read.data.FIELD_KEYS.has(read.data.FIELD_KEY_ID))
    throw new Error('环境变量 FIELD_KEY_ID 指的钥匙不在 FIELD_KEYS 里。')
  return read.data
}
