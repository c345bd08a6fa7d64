import type { InputOf } from '#domain/contract/index'
import { told } from '../duty/use-duty'
import { useAsk } from '../session/use-ask'
import { useTell } from '../session/use-tell'

/** When leaders receive, and what the street changes in it. */
export function useReceptions() {
  const asked = useAsk('directory', 'receptions', {}, { keep: false })
  const { busy, tell } = useTell('directory', 'setReception')
  return {
    ...asked,
    receptions: asked.data?.receptions ?? [],
    mayEdit: asked.data?.mayEdit ?? false,
    busy,
    change: (wish: InputOf<'directory', 'setReception'>) =>
      told(tell(wish), wish.by === 'set' ? '记好了，居民的页面上就有。' : '去掉了。'),
  }
}
