import { useState } from 'react'
import type { InputOf } from '#domain/contract/index'
import { placeKindLabels } from '#domain/place/place'
import { measureLabels, measures } from '#domain/place/radar'
import type { FilterSelect, Sort } from '../../ui/desk'
import { notKept, useAsk, usePages } from '../session/use-ask'
import { useTell } from '../session/use-tell'
import { shownPlace } from './place-words'
import { handed } from './said'

type Asked = Omit<InputOf<'place', 'places'>, 'cursor'>

/** Communities and grids, to narrow a list by; a grid is named with its community. */
export function useAreas() {
  const areas = useAllAreas()
  const communities = new Map(areas.filter(({ kind }) => kind === 'community').map(({ path, name }) => [path, name]))
  return areas
    .filter(({ kind }) => kind !== 'enterpriseGrid')
    .map(({ path, name, kind }) => ({
      value: path as string,
      label: kind === 'grid' ? `${communities.get(path.slice(0, path.lastIndexOf('/'))) ?? ''}·${name}` : name,
    }))
}

/** The street's grids of enterprises, which lie beside its communities. */
export const useEnterpriseGrids = () =>
  useAllAreas()
    .filter(({ kind }) => kind === 'enterpriseGrid')
    .map(({ path, name }) => ({ value: path as string, label: name }))

const useAllAreas = () => useAsk('place', 'areas', {}).data?.areas ?? []

/** The register within reach, by community, kind and state, by what was typed, in either order; `begun` is what a link opens. */
export function usePlaces(begun: Asked = {}) {
  const [typed, setTyped] = useState('')
  const [input, setInput] = useState(begun)
  const asked = usePages('place', 'places', true, notKept, { input })
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
    onSelect: (key: string, value: string) =>
      narrow({
        [key]: value === '' ? undefined : value,
        // Only companies are asked what they have.
        ...(key === 'kind' && value !== 'company' && { without: undefined }),
      }),
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
    busy: table.busy,
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

const selectsOf = ({ within, kind, state, without }: Asked, areas: FilterSelect['options']): FilterSelect[] => [
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
  ...(kind === 'company'
    ? [
        {
          ...{ key: 'without', label: '达标', value: without ?? '' },
          options: [
            { value: '', label: '达标不论' },
            ...measures.map((value) => ({ value: value as string, label: `缺${measureLabels[value]}` })),
          ],
        },
      ]
    : []),
]
