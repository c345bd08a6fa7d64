import { collections } from '../../cloudfunctions/kit/collections'
import { hashPassword, makeSeal, sha256 } from '../../cloudfunctions/kit/seal'
import { readSecrets } from '../../cloudfunctions/kit/secrets'
import { type ConsoleMode, type Doc, type LocalCloud, startLocalCloud } from '../../local'
import { type DemoSize, demoAccounts, makeDemo } from '../../local/demo'

/** Where the rooms meet: the machine knows no volunteers and the demo knows no machine, so they are put together here. */
export { LocalStartError } from '../../local'
export { demoAccounts, demoDoors, demoPassword, usualSize } from '../../local/demo'

/** The name of the environment on this machine; the cloud's own is chosen when deploying. */
const envId = 'xiaohongmao-local'

export type StreetOptions = {
  /** The machine's own folder. */
  folder: string
  /** `FIELD_KEYS`, `FIELD_KEY_ID` and `PHONE_HASH_KEY`, as environment variables. */
  secrets: Record<string, string>
  /** Serves nothing but the database without these. */
  serve?: {
    port: number
    host?: string
    cloudbaserc: string
    webDir?: string
    watch?: boolean
    console?: ConsoleMode
    adminToken?: string
  }
  log?: (line: object) => void
}

/** Opens the street in a folder: every collection declared, functions and pages when they are to be served. */
export const openStreet = ({ folder, secrets, serve, log }: StreetOptions): Promise<LocalCloud> =>
  startLocalCloud({
    dataDir: folder,
    envId,
    collections: collections,
    functionEnv: (loginKey) => ({ ...secrets, CUSTOM_LOGIN_KEY: JSON.stringify(loginKey) }),
    ...(log && { log }),
    ...serve,
  })

/** Whether the people of the demo live there: a street of one's own has none of them. */
export const isDemo = async ({ database }: LocalCloud): Promise<boolean> =>
  (await database.find('credentials', { _id: demoAccounts.volunteer.account }, { limit: 1 })).length > 0

export type FillOptions = {
  secrets: Record<string, string>
  seed: string
  /** The day on which it is made, `2026-03-05`. */
  today: string
  size?: DemoSize
  report?: (text: string) => void
}

/** Fills an empty street with the demo. Gives how many documents each collection has got. */
export async function fillStreet(street: LocalCloud, options: FillOptions): Promise<Record<string, number>> {
  const { secrets, seed, today, size, report } = options
  const keys = readSecrets({ ...secrets, CUSTOM_LOGIN_KEY: JSON.stringify(street.loginKey) })
  const { seal, hashPhone } = makeSeal(keys)
  const codec = { seal, hashPhone, hashPassword: (password: string) => hashPassword(password), sha256 }
  const demo = await makeDemo({
    seed,
    today,
    codec,
    ...(size && { size }),
    report: (done, all) => report?.(`${done} / ${all} 人`),
  })
  const counts: Record<string, number> = {}
  for (const [collection, documents] of Object.entries(demo)) {
    for (let from = 0; from < documents.length; from += 2000) {
      await street.database.insertMany(collection, documents.slice(from, from + 2000) as unknown as Doc[])
      report?.(`${Math.min(from + 2000, documents.length)} / ${documents.length} 条 ${collection}`)
    }
    counts[collection] = documents.length
  }
  return counts
}
