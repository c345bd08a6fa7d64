import { useMemo } from 'react'
import type { AnswerOf } from '#domain/contract/index'
import type { VisitView } from '#domain/contract/shared'
import { mergeVisits, type VisitRow } from '../../client/visit-list'
import { toast } from '../../ui/toast'
import { type FirstPage, usePages } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { useDesk, useOutbox } from '../session/use-session'
import { isStillHere, shownVisit } from './visit-words'

/** The visits keep their own first page: answers to commands go into it too. */
const ownPage: FirstPage<AnswerOf<'visit', 'mine'>> = {
  read(desk) {
    const atMs = desk.visits.lastSaidAtMs()
    return atMs === undefined ? undefined : { data: { visits: [...desk.visits.lastSaid()], next: null }, atMs }
  },
  keep: (desk, page) => desk.visits.keepNewest(page),
}

/** What the street says of one's visits; asking also fills the phone for a start without signal. */
export const useOwnVisits = (enabled: boolean) => usePages('visit', 'mine', enabled, ownPage)

/** 我的走访: what is on the phone and what the street has, as one list, and what its author may do with each. */
function useVisits(enabled: boolean) {
  const desk = useDesk()
  const outbox = useOutbox()
  const now = useNow()
  const asked = useOwnVisits(enabled)
  const { pages } = asked
  const rows = useMemo(
    () => mergeVisits(outbox, allOf(desk?.visits.lastSaid() ?? [], pages), now),
    [outbox, desk, pages, now],
  )
  return { rows, now, asked }
}

/** The page's own words and actions around the list. */
export function useVisitsPage(enabled: boolean) {
  const desk = useDesk()
  const { rows, now, asked } = useVisits(enabled)
  const shown = (some: VisitRow[]) => some.map((row) => shownVisit(row, now))
  return {
    ...asked,
    // What waits on the phone is there to be seen, whatever the street says.
    stage: asked.stage === 'failed' && rows.length > 0 ? ('ready' as const) : asked.stage,
    waiting: shown(rows.filter(isStillHere)),
    received: shown(rows.filter((row) => !isStillHere(row))),

    async withdraw(visitId: string): Promise<void> {
      const result = await desk?.visits.withdraw(visitId)
      if (!result) return
      if (!result.ok) toast(result.refusal.message)
      else if (result.value === 'gone') toast('删掉了，街道没收到过这一条。')
    },
    async addNote(visitId: string, note: string): Promise<void> {
      const result = await desk?.visits.addNote(visitId, note)
      if (!result?.ok) toast(result?.refusal.message ?? '请先登录。')
      else {
        desk?.drafts.drop(noteForm(visitId))
        toast('记下了，马上发给社区。')
      }
    },
    /** The sentence of a refusal has been read. */
    dismiss(visitId: string): void {
      const problem = rows.find((row) => row.visitId === visitId)?.problem
      if (problem) desk?.outbox.seen(problem.commandId)
    },
    draftOf: (visitId: string): string => String(desk?.drafts.read(noteForm(visitId))?.note ?? ''),
    keepDraft: (visitId: string, note: string): void => {
      desk?.drafts.save(noteForm(visitId), { note })
    },
  }
}

const noteForm = (visitId: string): string => `note-${visitId}`

/** The kept first page is the freshest; the others follow as they were fetched. */
function allOf(newest: readonly VisitView[], pages: { visits: VisitView[] }[]): VisitView[] {
  const known = new Set(newest.map(({ visitId }) => visitId))
  return [...newest, ...pages.flatMap(({ visits }) => visits).filter(({ visitId }) => !known.has(visitId))]
}
