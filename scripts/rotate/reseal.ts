import tcb from '@cloudbase/node-sdk'
import type { Seal } from '../../cloudfunctions/kit/seal'
import { makeSeal } from '../../cloudfunctions/kit/seal'
import { type SealedField, sealedFields } from '../../cloudfunctions/kit/sealed-fields'
import { readSecrets } from '../../cloudfunctions/kit/secrets'
import type { LocalCloud } from '../../local'

type Found = { _id: string; [field: string]: unknown }

/** The database as the rotation sees it: pages in the order of `_id`, and one field changed only if it is still what it was. */
export type Shelf = {
  page(collection: string, after: string): Promise<Found[]>
  change(collection: string, id: string, path: string, from: string, to: string): Promise<void>
}

const pageSize = 100

/**
 * Seals every personal field anew that lies under another key than the current one; gives how many, and where lies what no key
 * of ours opens (by document, never what is in it). May be cut short anywhere and
 * run again: what is done is under the current key and is passed by, and what somebody wrote meanwhile is left as they wrote it.
 */
export async function reseal(
  shelf: Shelf,
  { seal, keyId, report }: { seal: Pick<Seal, 'seal' | 'open'>; keyId: string; report?: (text: string) => void },
): Promise<{ done: number; shut: string[] }> {
  let done = 0
  const shut: string[] = []
  for (const { collection, path, field } of sealedFields)
    for await (const { _id, sealed } of oldOnes(shelf, { collection, path, field }, keyId)) {
      const plain = opened(seal, sealed, field)
      // One that no key opens must not keep the rest from being done.
      if (plain === undefined) shut.push(`${collection}/${_id}`)
      else await shelf.change(collection, _id, path, sealed, seal.seal(plain, field))
      if (++done % pageSize === 0) report?.(`${done} 处`)
    }
  return { done: done - shut.length, shut }
}

function opened(seal: Pick<Seal, 'open'>, sealed: string, field: string): string | undefined {
  try {
    return seal.open(sealed, field)
  } catch {
    return undefined
  }
}

/** How many fields still lie under another key. */
export async function oldOnesLeft(shelf: Shelf, keyId: string): Promise<number> {
  let left = 0
  for (const field of sealedFields) for await (const _ of oldOnes(shelf, field, keyId)) left++
  return left
}

async function* oldOnes(shelf: Shelf, { collection, path }: SealedField, keyId: string) {
  for (let after = ''; ; ) {
    const page = await shelf.page(collection, after)
    for (const document of page) {
      const sealed = valueAt(document, path)
      if (typeof sealed === 'string' && !sealed.startsWith(`${keyId}.`)) yield { _id: document._id, sealed }
    }
    const last = page[page.length - 1]
    if (page.length < pageSize || last === undefined) return
    after = last._id
  }
}

const valueAt = (document: Found, path: string): unknown =>
  path.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | null | undefined)?.[part], document)

/** The machine's own database. */
export const localShelf = ({ database }: Pick<LocalCloud, 'database'>): Shelf => ({
  page: async (collection, after) =>
    (await database.find(collection, { _id: { $gt: after } }, { sort: { _id: 1 }, limit: pageSize })) as Found[],
  change: async (collection, id, path, from, to) => {
    await database.updateOne(collection, { _id: id, [path]: from }, { $set: { [path]: to } })
  },
})

/** CloudBase's, with the keys of whoever may administer the environment. */
export function cloudShelf(access: { env: string; secretId: string; secretKey: string }): Shelf {
  const database = tcb.init(access).database()
  const { command } = database
  return {
    page: async (collection, after) =>
      (
        await database
          .collection(collection)
          .where({ _id: command.gt(after) })
          .orderBy('_id', 'asc')
          .limit(pageSize)
          .get()
      ).data as Found[],
    change: async (collection, id, path, from, to) => {
      await database
        .collection(collection)
        .where({ _id: id, [path]: from })
        .update({ [path]: to })
    },
  }
}

/** What seals and opens with these environment variables, and under which key it seals. */
export function sealOf(secrets: Record<string, string | undefined>): { seal: Seal; keyId: string } {
  // The key for sign-in tickets is not needed to seal anything.
  const login = JSON.stringify({ private_key_id: '-', private_key: '-', env_id: '-' })
  const read = readSecrets({ CUSTOM_LOGIN_KEY: login, ...secrets })
  return { seal: makeSeal(read), keyId: read.FIELD_KEY_ID }
}
