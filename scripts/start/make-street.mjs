import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { removeLeftHalves } from './data-folder.mjs'
import { todayInChina } from './open.mjs'

export const demoSeed = '柳溪'

/**
 * Makes the demo street beside its place and moves it there when it is whole: a start that is killed on the way leaves no
 * half street, and the next one begins anew.
 */
export async function makeStreet(maker, data, { secrets, size, report }) {
  await removeLeftHalves(data)
  const street = await maker.openStreet({ folder: data.half, secrets })
  let counts
  try {
    counts = await maker.fillStreet(street, { secrets, seed: demoSeed, today: todayInChina(), size, report })
  } finally {
    await street.close()
  }
  if (existsSync(data.cloud)) await rm(data.cloud, { recursive: true, force: true })
  await rename(data.half, data.cloud)
  await syncFolder(data.folder)
  return counts
}

/** A rename is safe from a power cut only when the folder itself is written; not every system can do that. */
async function syncFolder(folder) {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
