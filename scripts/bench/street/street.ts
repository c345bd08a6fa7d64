import { randomBytes } from 'node:crypto'
import type { Reply } from '#domain/contract/envelope'
import { mintId } from '#domain/kernel/mint-id'
import { type CollectionName, collections, type Stored } from '../../../cloudfunctions/kit/collections'
import { hashPassword, makeSeal } from '../../../cloudfunctions/kit/seal'
import { readSecrets } from '../../../cloudfunctions/kit/secrets'
import { type Doc, type LocalCloud, startLocalCloud } from '../../../local'
import { password, type Who } from './cast'
import { crowd } from './crowd'
import { ownDocuments } from './own'

const envId = 'xiaohongmao-bench'

export type StreetWish = {
  /** The machine's own folder. */
  folder: string
  /** `FIELD_KEYS`, `FIELD_KEY_ID` and `PHONE_HASH_KEY`, as environment variables. */
  secrets: Record<string, string>
}

/** What one call cost. */
export type Cost = { ms: number; trips: number; requestBytes: number; replyBytes: number }

/** Opens a street that was filled before, with the functions as they were built. */
export async function openBenchStreet({
  folder,
  secrets,
  cloudbaserc,
  webDir,
}: StreetWish & { cloudbaserc: string; webDir?: string }): Promise<BenchStreet> {
  const withLogin = (loginKey: object) => ({ ...secrets, CUSTOM_LOGIN_KEY: JSON.stringify(loginKey) })
  const cloud = await startLocalCloud({
    dataDir: folder,
    envId,
    collections,
    cloudbaserc,
    functionEnv: withLogin,
    ...(webDir && { webDir }),
  })
  return new BenchStreet(cloud, withLogin(cloud.loginKey))
}

export const newCommandId = (): string => mintId(Date.now(), randomBytes(10))

const stepOf = 2000

/**
 * The players, and around them so many documents of other people in every collection. Filled before there is an index and
 * opened again with them: that takes half the time.
 */
export async function fillBenchStreet({
  folder,
  secrets,
  documents,
  report,
}: StreetWish & { documents: number; report?: (text: string) => void }): Promise<void> {
  const bare = collections.map(({ name }) => ({ name, indexes: [] }))
  const cloud = await startLocalCloud({ dataDir: folder, envId, collections: bare })
  const nowMs = Date.now()
  try {
    const seal = makeSeal(readSecrets({ ...secrets, CUSTOM_LOGIN_KEY: JSON.stringify(cloud.loginKey) }))
    const put = (name: string, docs: object[]) => cloud.database.insertMany(name, docs as Doc[])
    for (const [name, docs] of Object.entries(ownDocuments(seal, await hashPassword(password), nowMs)))
      await put(name, docs)
    for (const [name, make] of Object.entries(crowd)) {
      report?.(name)
      for (let from = 0; from < documents; from += stepOf) {
        const count = Math.min(stepOf, documents - from)
        await put(
          name,
          Array.from({ length: count }, (_, nth) => make(from + nth, nowMs)),
        )
      }
    }
  } finally {
    await cloud.close()
  }
  report?.('索引')
  await (await startLocalCloud({ dataDir: folder, envId, collections })).close()
}

export class BenchStreet {
  private asked = 0

  constructor(
    readonly cloud: LocalCloud,
    readonly secrets: Record<string, string>,
  ) {}

  get url(): string {
    return this.cloud.url
  }

  /** A number that nobody had before. */
  next(): number {
    return this.asked++
  }

  /** What a use case needs to be there, done by the functions themselves. */
  async done<A>(fn: string, route: string, who: Who, input: unknown, commandId = newCommandId()): Promise<A> {
    return (await this.send({ fn, route }, who, input, commandId)).data as A
  }

  /** A function that is none of ours, for comparison: how long it takes to be called and to say yes. */
  async runEmpty(): Promise<number> {
    const startedMs = performance.now()
    await this.cloud.invoke('empty', {}, {})
    return performance.now() - startedMs
  }

  put<C extends CollectionName>(collection: C, docs: Stored[C][]): Promise<void> {
    return this.cloud.database.insertMany(collection, docs as Doc[])
  }

  change(collection: CollectionName, _id: string, fields: object): Promise<number> {
    return this.cloud.database.updateOne(collection, { _id }, { $set: fields } as Doc)
  }

  close(): Promise<void> {
    return this.cloud.close()
  }

  /** Calls a function as somebody; throws when it refuses. */
  async send(
    { fn, route }: { fn: string; route: string },
    who: Who,
    input: unknown,
    commandId = newCommandId(),
  ): Promise<{ cost: Cost; data: unknown }> {
    const event = { route, commandId, input, client: { platform: 'weapp', version: '0.1.0' } }
    const startedMs = performance.now()
    const { requestId, result } = await this.cloud.invoke(fn, event, callerOf(who, this.asked))
    const ms = performance.now() - startedMs
    const reply = result as Reply<unknown>
    if (!reply.ok) throw new Error(`${fn}.${route} refused: ${reply.refusal.code} ${reply.refusal.message}`)
    const cost = { ms, trips: await this.tripsOf(requestId), requestBytes: sizeOf(event), replyBytes: sizeOf(reply) }
    return { cost, data: reply.data }
  }

  /** What the function itself says: its line comes by another way than its answer, and may come after it. */
  private async tripsOf(requestId: string): Promise<number> {
    for (const endMs = performance.now() + 2000; performance.now() < endMs; ) {
      for (const { text } of this.cloud.linesOf(requestId)) {
        const trips = /"trips":(\d+)/.exec(text)?.[1]
        if (trips !== undefined) return Number(trips)
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
    throw new Error(`no line with "trips" came for ${requestId}`)
  }
}

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

/** A phone of its own for everybody, and an address of its own for every call: nobody is locked out for guessing. */
const callerOf = (who: Who, nth: number) => ({
  ...(who === 'anybody' ? { uid: `anon-${nth}`, anonymous: true } : { openid: who.openid }),
  sourceIp: `10.${(nth >> 16) & 255}.${(nth >> 8) & 255}.${nth & 255}`,
})
