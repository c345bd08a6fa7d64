import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '#domain/contract/index'
import { anyone } from '../../client/keep-fresh'
import { answerOf, Refused } from '../../client/query'
import { thisPhone } from '../../client/this-phone'
import { useOnline } from '../session/use-session'

export type PlaceHere = AnswerOf<'report', 'landing'>

/** A place is not renamed while somebody fills in a form. */
const staleMs = 10 * 60_000

/** Where one is, who handles this and what is promised: one question, in nobody's name. */
export function usePlaceHere(code: string | undefined) {
  const online = useOnline()
  const query = useQuery({
    queryKey: [anyone, 'report.landing', code ?? ''],
    staleTime: staleMs,
    queryFn: async () => answerOf(await thisPhone().calls.ask('report', 'landing', code === undefined ? {} : { code })),
  })
  const refused = query.error instanceof Refused ? query.error : undefined
  return {
    here: query.data,
    stage: query.data ? ('ready' as const) : query.error ? ('failed' as const) : ('loading' as const),
    /** In the street's own words; silence has none. */
    problem: refused && refused.requestId !== '' ? refused.message : undefined,
    offline: !online || refused?.requestId === '',
    again: () => void query.refetch(),
  }
}
