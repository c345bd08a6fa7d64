import type { AnswerOf } from '#domain/contract/index'
import { granted, type Result } from '#domain/kernel/result'
import { isWithin } from '#domain/organisation/path'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'

/** A street has a dozen communities and under a hundred grids; this many is another thing. */
const mostAreas = 500

/**
 * Communities and their grids within reach, in the street's own order, and the enterprise grids of the street: they lie beside the
 * communities, and a firm of any community may belong to one. Round trips: identity, organisations.
 */
export async function areas(call: GrantedCall): Promise<Result<AnswerOf<'place', 'areas'>>> {
  const found = await call.store.find(
    'organisations',
    { streetId: call.caller.streetId, kind: command.in(['community', 'grid', 'enterpriseGrid']), closedOn: null },
    { orderBy: [['orgPath', 'asc']], limit: mostAreas },
  )
  return granted({
    areas: found.flatMap(({ orgPath, name, kind }) =>
      kind === 'enterpriseGrid' ||
      ((kind === 'community' || kind === 'grid') && call.grant.within.some((holder) => isWithin(orgPath, holder)))
        ? { path: orgPath, name, kind }
        : [],
    ),
  })
}
