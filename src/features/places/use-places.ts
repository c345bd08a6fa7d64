import { useState } from 'react'
import type { InputOf } from '#domain/contract/index'
import { placeKindLabels } from '#domain/place/place'
import { origin } from '../../platform/link'
import type { FilterSelect, Sort } from '../../ui/desk'
import { notKept, useAsk, usePages } from '../session/use-ask'
import { useTell } from '../session/use-tell'
import { shownPlace } from './place-words'
import { handed } from './said'

type Asked = Omit<InputOf<'place', 'places'>, 'cursor'>

/** Communities and grids, to narrow a list by; a grid is named with its community. */
export function useAreas() {
  const areas = useAsk('place', 'areas', {}).data?.areas ?? []
  const communities = new Map(areas.filter(({ kind }) => kind === 'community').map(({ path, name }) => [path, name]))
  return areas.map(({ path, name, kind }) => ({
    value: path as string,
    label: kind === 'grid' ? `${communities.get(path.slice(0, path.lastIndexOf('/'))) ?? ''}·${name}` : name,
  }))
}

/** The register within reach, by community, kind and state, by what was typed, in either order. */
export function usePlaces() {
  const [typed, setTyped] = useState('')
  const [input, setInput] = useState<Asked>({})
  const asked = usePages('place', 'places', true, notKept, { input })
  const sheet = useTell('register', 'codeSheet', { changes: false })
  const table = useTell('register', 'exportPlaces', { changes: false })
  const areas = useAreas()
  const narrow = (change: Asked): void => setInput((before) => withoutEmpty({ ...before, ...change }))
  const total = asked.pages[0]?.total ?? null
  return {
    ...asked,
    rows: asked.pages.flatMap((page) => page.places).map(shownPlace),
    total,
    typed,
    onType(text: string): void {
      setTyped(text)
      if (text === '') narrow({ words: undefined })
    },
    onSearch: () => narrow({ words: typed.trim() === '' ? undefined : typed.trim() }),
    selects: selectsOf(input, areas),
    onSelect: (key: string, value: string) => narrow({ [key]: value === '' ? undefined : value }),
    sort: sortOf(input),
    onSort: ({ key, direction }: Sort) =>
      narrow({
        sort: key === 'name' ? 'name' : undefined,
        direction: direction === 'descending' ? 'desc' : undefined,
      }),
    onShowAll:
      Object.keys(input).length === 0
        ? undefined
        : () => {
            setTyped('')
            setInput({})
          },
    within: input.within,
    busy: sheet.busy || table.busy,
    /** The sheets follow each other as long as there is something left to print. */
    async print(path: string): Promise<void> {
      let cursor: string | undefined
      do {
        const reply = await sheet.tell({
          ...{ layout: 'twelve', of: { by: 'area', path }, origin: origin() },
          ...(cursor !== undefined && { cursor }),
        })
        if (!(await handed(reply)) || !reply.ok) return
        cursor = reply.data.next ?? undefined
      } while (cursor !== undefined)
    },
    exportAll: async (): Promise<void> =>
      void (await handed(
        await table.tell({
          ...(input.within !== undefined && { within: input.within }),
          ...(input.kind !== undefined && { kind: input.kind }),
        }),
      )),
  }
}

/** Absent is the same as never said: a list is known by what it was asked with. */
const withoutEmpty = (input: Asked): Asked =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Asked

const sortOf = ({ sort, direction }: Asked): Sort => ({
  key: sort ?? 'where',
  direction: direction === 'desc' ? 'descending' : 'ascending',
})

const selectsOf = ({ within, kind, state }: Asked, areas: FilterSelect['options']): FilterSelect[] => [
  { key: 'within', label: '社区、网格', value: within ?? '', options: [{ value: '', label: '全部社区' }, ...areas] },
  {
    key: 'kind',
    label: '类型',
    value: kind ?? '',
    options: [
      { value: '', label: '全部类型' },
      ...Object.entries(placeKindLabels).map(([value, label]) => ({ value, label })),
    ],
  },
  {
    key: 'state',
    label: '状态',
    value: state ?? 'open',
    options: [
      { value: 'open', label: '开着的' },
      { value: 'closed', label: '关门的' },
      { value: 'merged', label: '并掉的' },
    ],
  },
]
