import { useState } from 'react'
import { listTimeLabel } from '#domain/kernel/instant'
import { notKept, usePages } from '../session/use-ask'
import { useNow } from '../session/use-now'

/** What was done in a street, for the administrator. */
export function useAudit() {
  const now = useNow()
  const [of, setOf] = useState<string>()
  const asked = usePages('directory', 'auditTrail', true, notKept, { input: of === undefined ? {} : { of } })
  const [first] = asked.pages
  return {
    ...asked,
    lines: asked.pages.flatMap(({ rows }) => rows).map((row) => ({ ...row, when: listTimeLabel(row.at, now) })),
    places: first?.places ?? [],
    of: first?.of,
    choose: setOf,
  }
}
