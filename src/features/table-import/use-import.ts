import { useState } from 'react'
import type { ImportKind } from '#domain/register/stored'
import { sendTable } from '../../client/send-table'
import { chooseTable } from '../../platform/table-file'
import { toast } from '../../ui/toast'
import { handed, said } from '../places/said'
import { useAsk } from '../session/use-ask'
import { useOnline } from '../session/use-session'
import { useTell } from '../session/use-tell'
import type { Checked } from './import-words'

export interface Progress {
  written: number
  total: number
  done: boolean
  /** Rows that were left alone, each named by its cell. */
  skipped?: readonly { cell: string; message: string }[]
}

const routes = {
  places: { template: 'placeTemplate', check: 'checkPlaces', run: 'runImport' },
  volunteers: { template: 'volunteerTemplate', check: 'checkVolunteers', run: 'runVolunteers' },
} as const satisfies Record<ImportKind, object>

/** A table is fetched, filled in, looked at, and brought in step by step. */
export function useImport(of: ImportKind) {
  const online = useOnline()
  const template = useTell('register', routes[of].template, { changes: false })
  const check = useTell('register', routes[of].check, { changes: false })
  const run = useTell('register', routes[of].run)
  const [sending, setSending] = useState(false)
  const [checked, setChecked] = useState<Checked>()
  const [progress, setProgress] = useState<Progress>()
  const left = useAsk('register', 'openImport', { of }, { keep: false }).data?.open ?? null
  // What was begun and left is gone on with, as long as no other table is looked at.
  const resumed = checked === undefined ? left : null
  const importId = checked?.importId ?? resumed?.importId ?? null

  async function send(): Promise<void> {
    const file = await chooseTable()
    if (file === undefined) return
    setSending(true)
    setChecked(undefined)
    setProgress(undefined)
    try {
      const reply = await check.tell({ fileId: await sendTable(file) })
      if (said(reply) && reply.ok) setChecked(reply.data)
    } catch {
      // Silence, or a session that has ended: either way nothing was handed in.
      toast('没传上去，不是您的问题。再选一次就行。')
    } finally {
      setSending(false)
    }
  }

  return {
    offline: !online,
    busy: template.busy || sending || check.busy || run.busy,
    checked,
    progress: progress ?? (resumed ? { ...resumed, done: false } : undefined),
    resumes: checked === undefined && (resumed !== null || progress !== undefined),
    template: async (): Promise<void> => void (await handed(await template.tell({}))),
    send,
    /** Goes on where it stopped, however often it was interrupted. */
    async run(): Promise<void> {
      while (importId !== null) {
        const reply = await run.tell({ importId })
        if (!said(reply) || !reply.ok) return
        setProgress(reply.data)
        if (reply.data.done) return
      }
    },
  }
}
