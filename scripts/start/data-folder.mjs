import { existsSync } from 'node:fs'
import { access, constants, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { shortPath } from '../lib/paths.mjs'
import { PlainError } from '../lib/plain-error.mjs'
import { isAlive } from '../lib/process.mjs'

/**
 * Where one street lives: `secrets.json` beside `cloud/`, which belongs to the machine. A street that is still being made
 * lies in `cloud.half-PID/` and is renamed when it is whole, so `cloud/` is never half a street.
 */
export const dataFolder = (folder) => {
  const at = (name) => path.join(folder, name)
  return {
    folder,
    cloud: at('cloud'),
    half: at(`cloud.half-${process.pid}`),
    secrets: at('secrets.json'),
    log: at('log.jsonl'),
  }
}

export async function requireWritable({ folder }) {
  try {
    await makeFolder(folder)
    if (!(await stat(folder)).isDirectory()) throw new Error('not a folder')
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    const probe = path.join(folder, `.probe-${process.pid}`)
    await writeFile(probe, '')
    await rm(probe)
  } catch (error) {
    const name = shortPath(folder)
    throw new PlainError(
      `数据文件夹 ${name} 写不进去，请检查它的权限和磁盘空间，或用 --data 换一个。`,
      `The data folder ${name} cannot be written (${error.code ?? error.message}); mend it or choose another with --data.`,
    )
  }
}

/** Step by step: node's own recursive way never ends where the system says that a folder cannot be there (`/proc`). */
async function makeFolder(folder) {
  if (existsSync(folder)) return
  const parent = path.dirname(folder)
  if (parent !== folder) await makeFolder(parent)
  await mkdir(folder, { mode: 0o700 })
}

/** Only one program may hold the data: the address of the one that answers, or undefined. */
export async function runningAt({ cloud }) {
  const url = await readFile(path.join(cloud, 'running.txt'), 'utf8').catch(() => '')
  const address = /^http:\/\/([\d.]+):(\d+)/.exec(url)
  return address && (await answers(address[1], Number(address[2]))) ? url.trim() : undefined
}

export async function requireStopped(data) {
  const url = await runningAt(data)
  if (url === undefined) return
  throw new PlainError(
    `这份数据正开着（${url}），请直接用它，或先按 Ctrl-C 停下它。`,
    `This data is already being served at ${url}; use that, or stop it first.`,
  )
}

function answers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 })
    const end = (answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
}

/** Takes away what belongs to a street, and nothing else that may lie in the folder. */
export async function wipe({ folder, cloud, secrets, log }) {
  await removeHalves(folder, () => true)
  for (const name of [cloud, secrets, log]) await rm(name, { recursive: true, force: true })
}

/** Halves whose makers are gone. */
export const removeLeftHalves = ({ folder }) => removeHalves(folder, (pid) => !isAlive(pid))

async function removeHalves(folder, isMeant) {
  if (!existsSync(folder)) return
  for (const name of await readdir(folder)) {
    const maker = /^cloud\.half-(\d+)$/.exec(name)?.[1]
    if (maker && isMeant(Number(maker))) await rm(path.join(folder, name), { recursive: true, force: true })
  }
}
