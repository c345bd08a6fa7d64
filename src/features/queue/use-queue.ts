import { useState } from 'react'
import type { DeskTab } from '#domain/contract/case'
import { type Openness, opennessLabels } from '#domain/report/report'
import type { FilterSelect } from '../../ui/desk'
import { useAsk } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { shownReport } from './queue-words'
import { openingList, type QueueInput, useQueueList } from './use-queue-list'

const tabLabels = {
  toAnswer: '等受理',
  open: '办理中',
  dueSoon: '快到期',
  ended: '已办结',
} as const satisfies Record<DeskTab, string>

const tabKeys = Object.keys(tabLabels) as DeskTab[]

/** The street's list, narrowed by community, by how open the reporter is, and to what concerns ten or more. */
export function useQueue() {
  const now = useNow()
  const [input, setInput] = useState<QueueInput>(openingList)
  const list = useQueueList(true, input)
  // Counted with the first page of whichever list: the counts of the one before stand until these come.
  const opening = useQueueList(true)
  const totals = list.totals ?? opening.totals
  const narrow = (change: Partial<QueueInput>): void => setInput((before) => withoutEmpty({ ...before, ...change }))
  const { tab, collective, within, openness } = input
  const isNarrowed = collective !== undefined || within !== undefined || openness !== undefined

  return {
    ...list,
    rows: list.rows.map((row) => shownReport(row, now)),
    tabs: tabKeys.map((key) => ({ key, label: tabLabels[key], count: totals?.[key] })),
    tab,
    onTab: (key: string) => narrow({ tab: key as DeskTab }),
    selects: [communitySelect(useCommunities(), within), opennessSelect(openness)],
    onSelect: (key: string, value: string) => narrow({ [key]: value === '' ? undefined : value }),
    chips: [{ key: 'collective', label: '10 人以上', on: collective === true }],
    onChip: () => narrow({ collective: collective ? undefined : true }),
    onShowAll: isNarrowed ? () => setInput({ tab }) : undefined,
  }
}

/** Absent is the same as never said: a list is known by what it was asked with. */
const withoutEmpty = (input: QueueInput): QueueInput =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as QueueInput

const useCommunities = (): { path: string; name: string }[] =>
  useAsk('case', 'communities', {}, { keep: true }).data?.communities ?? []

const communitySelect = (communities: { path: string; name: string }[], within = ''): FilterSelect => ({
  key: 'within',
  label: '社区',
  value: within,
  options: [{ value: '', label: '全部社区' }, ...communities.map(({ path, name }) => ({ value: path, label: name }))],
})

const opennessSelect = (chosen: Openness | '' = ''): FilterSelect => ({
  key: 'openness',
  label: '来源',
  value: chosen,
  options: [
    { value: '', label: '全部来源' },
    ...Object.entries(opennessLabels).map(([value, label]) => ({ value, label })),
  ],
})
