import { type InfiniteData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { AnswerOf, FunctionName, InputOf } from '#domain/contract/index'
import type { QueryOf } from '../../client/call'
import type { Desk } from '../../client/phone'
import { answerOf, Refused } from '../../client/query'
import type { Snapshot } from '../../client/snapshots'
import { thisPhone } from '../../client/this-phone'
import { useDesk, useOnline } from './use-session'

/** What a page does with an answer: `offline` when what is shown may be older than the street's word. */
export interface Asked {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  requestId: string | undefined
  /** The sentence of a refusal, for pages that show it. */
  problem: string | undefined
}

/** How a question is asked. */
interface Manner {
  enabled?: boolean
  /** Without it (a search, other people's affairs) nothing stays on the phone. */
  keep?: boolean
  /** Asked again so often while the page is open and in front: words like `还剩 2 天` grow old. */
  everyMs?: number
}

/**
 * Asks the street a question of the signed-in person, shows the last answer first, and keeps the new one for the next
 * start without signal.
 */
export function useAsk<F extends FunctionName, R extends QueryOf<F>>(
  functionName: F,
  route: R,
  input: InputOf<F, R>,
  { enabled = true, keep = true, everyMs }: Manner = {},
) {
  type Answer = AnswerOf<F, R>
  const desk = useDesk()
  const online = useOnline()
  const name = `${functionName}.${route}`
  const last = () => (keep ? desk?.snapshots.read<Answer>(name) : undefined)
  const query = useQuery({
    queryKey: [desk?.userId, name, input],
    enabled: enabled && desk !== null,
    refetchInterval: everyMs,
    queryFn: async (): Promise<Answer> => {
      const answer = answerOf(await thisPhone().calls.ask(functionName, route, input))
      if (keep) desk?.snapshots.keep(name, answer)
      return answer
    },
    initialData: () => last()?.data,
    initialDataUpdatedAt: () => last()?.atMs,
  })
  return { data: query.data as Answer | undefined, ...askedOf(query, online), refetch: () => void query.refetch() }
}

type Paged<F extends FunctionName> = {
  [R in QueryOf<F>]: AnswerOf<F, R> extends { next: string | null } ? R : never
}[QueryOf<F>]

/** Where the first page of a list is kept for the next start. By default beside the other last answers. */
export interface FirstPage<Answer> {
  read(desk: Desk): Snapshot<Answer> | undefined
  keep(desk: Desk, answer: Answer): void
}

/** Other people's names and affairs do not stay on this phone. */
export const notKept: FirstPage<never> = { read: () => undefined, keep: () => undefined }

/** What a list is asked with besides the page: which of its kinds, and how often anew. */
interface Narrowed<F extends FunctionName, R extends Paged<F>> {
  input?: Omit<InputOf<F, R>, 'cursor'>
  everyMs?: number
}

/** The same for lists that are read page by page. Only the first page is kept on the phone. */
export function usePages<F extends FunctionName, R extends Paged<F>>(
  functionName: F,
  route: R,
  enabled = true,
  firstPage?: FirstPage<AnswerOf<F, R>>,
  { input: narrowed, everyMs }: Narrowed<F, R> = {},
) {
  type Answer = AnswerOf<F, R> & { next: string | null }
  type Pages = InfiniteData<Answer, string | undefined>
  const desk = useDesk()
  const online = useOnline()
  const name = `${functionName}.${route}`
  const { read, keep } = (firstPage ?? besideOthers(name)) as FirstPage<Answer>
  const last = () => (desk ? read(desk) : undefined)
  const query = useInfiniteQuery({
    queryKey: [desk?.userId, name, ...(narrowed ? [narrowed] : [])],
    enabled: enabled && desk !== null,
    refetchInterval: everyMs,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }): Promise<Answer> => {
      const input = { ...narrowed, ...(pageParam === undefined ? {} : { cursor: pageParam }) } as InputOf<F, R>
      const answer = answerOf(await thisPhone().calls.ask(functionName, route as QueryOf<F> & R, input)) as Answer
      if (pageParam === undefined && desk) keep(desk, answer)
      return answer
    },
    getNextPageParam: ({ next }) => next ?? undefined,
    initialData: (): Pages | undefined => {
      const first = last()
      return first && { pages: [first.data], pageParams: [undefined] }
    },
    initialDataUpdatedAt: () => last()?.atMs,
  })
  return {
    pages: (query.data?.pages ?? []) as Answer[],
    ...askedOf(query, online),
    more: query.hasNextPage && !query.isFetchNextPageError,
    busyMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    refetch: () => void query.refetch(),
  }
}

const besideOthers = <Answer>(name: string): FirstPage<Answer> => ({
  read: (desk) => desk.snapshots.read<Answer>(name),
  keep: (desk, answer) => {
    desk.snapshots.keep(name, answer)
  },
})

function askedOf({ data, error }: { data: unknown; error: unknown }, online: boolean): Asked {
  const refused = error instanceof Refused ? error : undefined
  // An answer with a number came from the street: something is wrong there, not with the connection.
  const silent = refused?.refusal.code === 'unavailable' && refused.requestId === ''
  return {
    stage: data !== undefined ? 'ready' : error ? 'failed' : 'loading',
    offline: !online || silent,
    requestId: refused?.requestId || undefined,
    problem: refused?.refusal.message,
  }
}
