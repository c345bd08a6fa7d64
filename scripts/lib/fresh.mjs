import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { paths, root } from './paths.mjs'
import { isAlive } from './process.mjs'

/**
 * Builds `name` unless its stamp says that the same inputs were built before and every output is still there.
 * The stamp goes first and comes back last: whatever is killed in between is built again.
 * Gives `fresh` or `built`. Two commands at once build one after the other.
 */
export async function buildIfStale({ name, inputs, outputs, build, force = false, stamps = paths.stamps }) {
  const stamp = path.join(stamps, `${name}.json`)
  await mkdir(stamps, { recursive: true })
  const release = await takeTurn(path.join(stamps, `${name}.lock`))
  try {
    const hash = await hashOfFiles(inputs)
    if (!force && outputs.every((file) => existsSync(file)) && (await stampedHash(stamp)) === hash) return 'fresh'
    await rm(stamp, { force: true })
    await build()
    await writeFile(stamp, JSON.stringify({ hash }))
    return 'built'
  } finally {
    await release()
  }
}

async function stampedHash(stamp) {
  try {
    return JSON.parse(await readFile(stamp, 'utf8')).hash
  } catch {
    return undefined
  }
}

/** One hash over names and contents of files and folders; what does not exist counts as absent. */
export async function hashOfFiles(inputs) {
  const files = (await Promise.all(inputs.map(filesUnder))).flat().sort()
  const hash = createHash('sha256')
  for (const file of files) {
    hash.update(`${path.relative(root, file)}\0`)
    hash.update(
      createHash('sha256')
        .update(await readFile(file))
        .digest(),
    )
  }
  return hash.digest('hex')
}

async function filesUnder(input) {
  const entries = await readdir(input, { withFileTypes: true, recursive: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (entries === undefined) return [input]
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}

/** Waits until nobody else alive holds the lock, takes it, and gives the way to let it go. */
async function takeTurn(lock) {
  // Linked, not written, into place: a lock never exists without the id of its holder.
  const mine = `${lock}.${process.pid}`
  await writeFile(mine, String(process.pid))
  try {
    for (;;) {
      try {
        await link(mine, lock)
        return () => rm(lock, { force: true })
      } catch (error) {
        if (error.code !== 'EEXIST') throw error
      }
      const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
      if (holder && !isAlive(holder)) await rm(lock, { force: true })
      else await pause(300)
    }
  } finally {
    await rm(mine, { force: true })
  }
}
