import { cutTo } from '#domain/organisation/path'
import type { StoredPlace } from '#domain/place/stored'
import type { CommandCall } from '../kit/route'
import { command } from '../kit/store'
import { letterOf } from './columns'

type Row = { number: number; entry: { name: string; orgPath: string; registry: { creditCode: string | null } | null } }

/** So many values one question may name. */
const asked = 500

/** Rows of what the register has already: by credit code in the whole street, by name in the same community. */
export async function knownAlready(call: CommandCall, rows: Row[]) {
  const codes = rows.flatMap(({ entry }) => entry.registry?.creditCode ?? [])
  const names = [...new Set(rows.map(({ entry }) => entry.name))]
  const byCode = new Map<string, StoredPlace>()
  const byName = new Map<string, StoredPlace>()
  for (const place of await having(call, 'registry.creditCode', codes))
    byCode.set(place.registry?.creditCode ?? '', place)
  for (const place of await having(call, 'name', names)) byName.set(keyOf(place), place)
  return rows.flatMap(({ number, entry }) => {
    const same = byCode.get(entry.registry?.creditCode ?? ' ')
    if (same)
      return {
        cell: `${letterOf('creditCode')}${number}`,
        message: `信用代码已经登记在“${same.name}”（${same.where}），请删掉这一行`,
        row: number,
      }
    return byName.has(keyOf(entry))
      ? { cell: `${letterOf('name')}${number}`, message: '这个社区已经有这一家了，请删掉这一行', row: number }
      : []
  })
}

const keyOf = ({ name, orgPath }: { name: string; orgPath: string }): string =>
  `${cutTo(orgPath, 'community') ?? orgPath}\n${name}`

async function having({ store, caller }: CommandCall, field: string, values: string[]): Promise<StoredPlace[]> {
  const found: StoredPlace[] = []
  for (let from = 0; from < values.length; from += asked) {
    const where = {
      streetId: caller.streetId,
      state: command.neq('merged'),
      [field]: command.in(values.slice(from, from + asked)),
    }
    // A chain of shops has one name in many communities; a thousand is the most that one answer holds.
    found.push(...(await store.find('places', where, { limit: 1000 })))
  }
  return found
}
