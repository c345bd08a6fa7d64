import tcb from '@cloudbase/node-sdk'
import * as z from 'zod'
import { personInitialsOf } from '../../cloudfunctions/kit/initials'
import { hashPassword, makeSeal } from '../../cloudfunctions/kit/seal'
import { readSecrets } from '../../cloudfunctions/kit/secrets'
import { mintId } from '../../domain/kernel/mint-id'
import { foundBy } from '../../domain/organisation/found-by'
import { StoredCredential, StoredIdentity, StoredOrganisation, StoredUser } from '../../domain/organisation/stored'
import { joinConsent } from '../../domain/people/consent'
import { accountPattern } from '../../domain/people/password'
import { placeCodeAlphabet } from '../../domain/place/place'
import type { Doc, LocalCloud } from '../../local'

type Named = { collection: string; document: { _id: string } }

/** Where the first street is written: the machine's own database or CloudBase's. */
export type Shelf = {
  hasStreet(): Promise<boolean>
  add(collection: string, document: Named['document']): Promise<void>
}

const named = (most: number, what: string) => z.string().trim().min(1, `请写${what}。`).max(most, `${what}太长了。`)
const Wish = z.object({
  district: named(20, '区的名称'),
  street: named(30, '街道的名称'),
  mark: z.string().regex(/^\p{Script=Han}$/u, '案号里的字只写一个汉字。'),
  phone: z.string().regex(/^[\d-]{5,15}$/, '对外电话只写数字和短横。'),
  window: named(30, '窗口在哪儿'),
  admin: named(20, '管理员的姓名'),
  adminPhone: z.string().regex(/^1\d{10}$/, '管理员的手机号是 11 位数字。'),
  account: z.string().regex(accountPattern, '账号用 3 到 20 位小写字母和数字，字母开头。'),
})

/** Enough letters that nobody guesses it, and few enough to be typed once. */
const passwordLength = 16

type Founding =
  | { ok: true; account: string; password: string; documents: Named[] }
  /** What does not fit, in words. */
  | { ok: false; message: string }

/** The first district, street and administrator of an environment, as documents; the password is told and stands nowhere. */
export async function foundingOf(
  given: unknown,
  { nowMs, chance, secrets }: { nowMs: number; chance: Uint8Array; secrets: Record<string, string | undefined> },
): Promise<Founding> {
  const wish = Wish.safeParse(given)
  if (!wish.success) return { ok: false, message: wish.error.issues[0]?.message ?? '有一处填得不对。' }
  const { district, street, mark, phone, window, admin, adminPhone, account } = wish.data
  // The key for sign-in tickets is not needed to write anything.
  const login = JSON.stringify({ private_key_id: '-', private_key: '-', env_id: '-' })
  const seal = makeSeal(readSecrets({ CUSTOM_LOGIN_KEY: login, ...secrets }))
  const now = new Date(nowMs)
  // Made of what was told: founding that was cut short and is tried again writes over itself.
  const userId = mintId(0, seal.hash('founding', `${account} ${adminPhone}`).subarray(0, 10))
  const letters = [...chance.subarray(0, passwordLength)]
  const password = letters.map((value) => placeCodeAlphabet.charAt(value % placeCodeAlphabet.length)).join('')
  // Over the whole district, whose id stands where others carry their street's.
  const above = { streetId: 'd1', orgPath: '/d1' }
  const roles = [{ role: 'administrator' as const, orgPath: '/d1' }]
  const organisation = { team: null, agency: null, board: null, closedOn: null, order: 1, version: 1 }
  const consent = { text: joinConsent.text, version: joinConsent.version, at: now, paper: true as const }
  const documents: Named[] = [
    {
      collection: 'organisations',
      document: StoredOrganisation.parse({
        ...{ ...organisation, _id: 'd1', streetId: 'd1', kind: 'district', name: district },
        ...{ orgPath: '/d1', parentPath: null, desk: null },
      }),
    },
    {
      collection: 'users',
      document: StoredUser.parse({
        ...{ _id: userId, ...above, name: admin, initials: personInitialsOf(admin), roles, since: now },
        ...foundBy({ orgPath: above.orgPath, roles }),
        phoneSealed: seal.seal(adminPhone, 'users.phone'),
        phoneHash: seal.hashPhone(adminPhone),
        consents: [consent],
      }),
    },
    {
      collection: 'identities',
      document: StoredIdentity.parse({
        ...{ _id: `uid:${userId}`, userId, ...above, roles, state: 'active', version: 1 },
      }),
    },
    {
      collection: 'credentials',
      document: StoredCredential.parse({
        ...{ _id: account, userId, ...above, failures: 0, lockedUntil: null },
        passwordHash: await hashPassword(password),
      }),
    },
    // Last: as long as it is not there, nothing has been founded.
    {
      collection: 'organisations',
      document: StoredOrganisation.parse({
        ...{ ...organisation, _id: 'd1.s1', streetId: 's1', kind: 'street', name: street },
        ...{ orgPath: '/d1/s1', parentPath: '/d1' },
        desk: { phone, window, mark },
      }),
    },
  ]
  return { ok: true, account, password, documents }
}

export const localShelf = ({ database }: Pick<LocalCloud, 'database'>): Shelf => ({
  hasStreet: async () => (await database.find('organisations', { kind: 'street' }, { limit: 1 })).length > 0,
  add: (collection, document) => database.insertMany(collection, [document as Doc]).then(() => undefined),
})

/** The id stands in the address of the document, and not in it. */
const without = ({ _id, ...rest }: Named['document']): object => rest

/** CloudBase's, with the keys of whoever may administer the environment. */
export function cloudShelf(access: { env: string; secretId: string; secretKey: string }): Shelf {
  const database = tcb.init(access).database()
  return {
    hasStreet: async () =>
      (await database.collection('organisations').where({ kind: 'street' }).limit(1).get()).data.length > 0,
    add: (collection, document) =>
      database
        .collection(collection)
        .doc(document._id)
        .set(without(document))
        .then(() => undefined),
  }
}
