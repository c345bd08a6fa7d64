import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { chinaDate } from '#domain/kernel/instant'
import { granted, type Result } from '#domain/kernel/result'
import { daysAfter } from '#domain/kernel/workdays'
import { coverageOf, expiringOf, type Firm, isMediated, neededBody, warnDays } from '#domain/place/radar'
import { noCompliance, staffBands } from '#domain/place/registry'
import type { StoredPlace } from '#domain/place/stored'
import type { GrantedCall } from '../kit/route'
import { command, type Query } from '../kit/store'
import { withinReach } from './reach'
import { rowOf } from './view'

/** The database gives at most so many at once. */
const batch = 1000
const mostListed = 100

/**
 * The firms of a part of the street, folded. Round trips: identity, and one for every thousand firms.
 */
export async function radar(
  call: GrantedCall,
  input: ParsedInputOf<'place', 'radar'>,
): Promise<Result<AnswerOf<'place', 'radar'>>> {
  const reach = withinReach(call, input.within)
  if (!reach.ok) return reach
  const today = chinaDate(call.now.getTime())
  const firms = (await companiesOf(call, reach.value)).map((place) => ({ place, firm: firmOf(place) }))
  const sized = ({ firm: { staffBand } }: { firm: Firm }) => (staffBand === null ? -1 : staffBands.indexOf(staffBand))
  return granted({
    coverage: coverageOf(
      firms.map(({ firm }) => firm),
      today,
    ),
    unmediated: firms
      .filter(({ firm }) => !isMediated(firm))
      .sort((a, b) => sized(b) - sized(a))
      .slice(0, mostListed)
      .map(({ place, firm }) => ({ place: rowOf(place), needs: neededBody(firm.staffBand) ?? 'mediator' })),
    expiring: firms
      .flatMap(({ place, firm }) =>
        expiringOf(firm, today, daysAfter(today, warnDays)).map((ending) => ({ place: rowOf(place), ...ending })),
      )
      .sort((a, b) => (a.through < b.through ? -1 : 1))
      .slice(0, mostListed),
    unknownStaff: firms.filter(({ firm }) => firm.staffBand === null).length,
  })
}

const firmOf = ({ registry }: StoredPlace): Firm => ({
  staffBand: registry?.staff?.band ?? null,
  compliance: registry?.compliance ?? noCompliance,
})

async function companiesOf({ store, caller }: GrantedCall, reach: Query): Promise<StoredPlace[]> {
  const firms: StoredPlace[] = []
  for (;;) {
    const last = firms.at(-1)
    const open = {
      streetId: caller.streetId,
      kind: 'company',
      state: 'open',
      ...(last && { _id: command.gt(last._id) }),
    }
    const found = await store.find('places', command.and([reach, open]), { orderBy: [['_id', 'asc']], limit: batch })
    firms.push(...found)
    if (found.length < batch) return firms
  }
}
