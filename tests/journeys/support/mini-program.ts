import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Person, Street } from '../../cloudfunctions/street'
import { Host, type HostOptions } from '../../weapp/host'
import type { Cloud, CloudStorage } from '../../weapp/host/wx/cloud'

/** What `npm run build:weapp` makes. */
const build = path.resolve(__dirname, '../../../dist/weapp')

/** The way from a phone to the street's functions: the platform says who calls, a function that fails throws. */
export const cloudOf =
  (street: Street): Cloud =>
  async (name, data, { openid }) => {
    const answer = (await street.platform({ openid }, name, data)) as { result?: unknown; code?: string }
    if (answer.code !== undefined) throw new Error(answer.code)
    return answer.result
  }

/** The way of a file from a phone to the street's storage. */
export const storageOf =
  ({ dataDir }: Street): CloudStorage =>
  async (cloudPath, bytes) => {
    const file = path.join(dataDir, 'files', cloudPath)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, bytes)
    return `cloud://test-env.local/${cloudPath}`
  }

/** The built mini-program on a phone of somebody's, not yet started. `who` is a person, or any openid. */
export function miniProgramOf(street: Street, who: Pick<Person, 'openid'>, options: HostOptions = {}): Host {
  const caller = { openid: who.openid, appid: 'wx-street' }
  return new Host(build, { cloud: cloudOf(street), upload: storageOf(street), caller, ...options })
}
