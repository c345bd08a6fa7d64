import { useEffect, useState } from 'react'
import { mostPhotos } from '#domain/report/report'
import { thisPhone } from '../../client/this-phone'
import { photos as box } from '../../platform/photo'
import { toast } from '../../ui/toast'

/** Where the pictures of photos on this phone are found; those that are still being opened are missing. */
export function usePhotoUrls(ids: readonly string[]): Record<string, string> {
  const [urls, setUrls] = useState<Record<string, string>>({})
  const key = ids.join(' ')
  useEffect(() => {
    let gone = false
    const all = key === '' ? [] : key.split(' ')
    void Promise.all(all.map(async (id) => [id, await box.url(id)] as const)).then((found) => {
      if (!gone) setUrls(Object.fromEntries(found.filter((one): one is [string, string] => one[1] !== null)))
    })
    return () => {
      gone = true
    }
  }, [key])
  return urls
}

/** Chooses photos and lays them on this phone, small and without what stood beside the picture. */
export function useAddPhotos(have: number, onAdded: (ids: string[]) => void) {
  const [busy, setBusy] = useState(false)

  async function add(): Promise<void> {
    const { files, unreadable, denied } = await box.choose(mostPhotos - have)
    if (denied) toast('手机没让用相册和相机，可以在手机的设置里打开。不传照片也能交。')
    if (unreadable > 0) toast(`有 ${unreadable} 张打不开，换一张，或者截个图再选。`)
    if (files.length === 0) return
    setBusy(true)
    const ids: string[] = []
    for (const file of files) {
      const id = await thisPhone().reports.newId()
      if (!(await box.keep(id, file))) toast('手机存满了，照片先别关这一页。')
      ids.push(id)
    }
    setBusy(false)
    onAdded(ids)
  }

  return { busy, add: () => void add() }
}
